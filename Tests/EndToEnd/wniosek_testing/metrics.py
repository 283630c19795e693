"""The numbers of a service as Prometheus scrapes them."""

import re

from .api import Api

_SERIES = r"^{name}(?:\{{(.*)\}})? (\S+)$"
_LABEL_VALUE = re.compile(r'="([^"]*)"')


class Metrics:
    def __init__(self, url: str) -> None:
        """`url`: of the admin port."""
        self._api = Api(url)

    def series(self, name: str) -> dict[tuple[str, ...], float]:
        """Each series of that name by the values of its labels, in their order."""
        body = self._api.request("GET", "/metrics").body.decode()
        found = re.findall(_SERIES.format(name=re.escape(name)), body, re.MULTILINE)
        return {tuple(_LABEL_VALUE.findall(labels)): float(value) for labels, value in found}
