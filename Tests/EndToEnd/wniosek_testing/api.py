"""One HTTP request and its answer."""

import http.client
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    """Names in lower case."""
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def is_problem(self) -> bool:
        """RFC 9457: the media type, and a status member equal to the status code."""
        media_type = self.headers.get("content-type", "").partition(";")[0]
        return media_type == "application/problem+json" and self.json["status"] == self.status


class Api:
    """Keeps no connection between requests."""

    def __init__(self, url: str, timeout: float = 30) -> None:
        address = urlsplit(url)
        self._host, self._port, self._timeout = address.hostname or "", address.port, timeout

    @property
    def address(self) -> str:
        """Host and port."""
        return f"{self._host}:{self._port}"

    def request(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=self._timeout)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            return read_answer(connection)
        finally:
            connection.close()


def read_answer(connection: http.client.HTTPConnection) -> Answer:
    response = connection.getresponse()
    return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
