"""The servers under measurement: PostgreSQL for the whole run, broker and intake made new between loads."""

import http.client
import re
from urllib.parse import urlsplit

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient, NewTopic
from wniosek_local.stack import Stack

from .errors import InvalidMeasurement

LIMIT_TOPIC = "limit.v1"
PARTITIONS = 12


class Stage:
    def __init__(self, stack: Stack) -> None:
        self._stack = stack

    @property
    def intake_url(self) -> str:
        return self._stack.url("intake")

    def open(self) -> None:
        self._stack.check()
        self._stack.start_servers()
        self._stack.prepare()

    def renew_broker(self) -> None:
        """An empty broker: it keeps its log in memory, and what one load left there must not slow the next one."""
        self.stop("intake")
        self.stop("broker")
        self._stack.restart("broker")
        self._stack.control("topics", "apply")
        admin = AdminClient({"bootstrap.servers": self._stack.endpoints.broker})
        for future in admin.create_topics([NewTopic(LIMIT_TOPIC, PARTITIONS, 1)]).values():
            try:
                future.result(timeout=10)
            except KafkaException as error:
                raise InvalidMeasurement(f"topic {LIMIT_TOPIC} cannot be made: {error}") from error

    def start(self, service: str) -> None:
        self._stack.start_services(service)

    def stop(self, name: str) -> None:
        child = self._stack.children.get(name)
        if child:
            child.stop()

    def check_running(self, name: str) -> None:
        child = self._stack.children[name]
        if not child.is_running:
            child.reap()
            raise InvalidMeasurement(child.describe_end())

    def counted(self, metric: str, **labels: str) -> int:
        """A counter of intake, summed over the series that have these labels."""
        address = urlsplit(self._stack.url("intake-admin"))
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=5)
        try:
            connection.request("GET", "/metrics")
            text = connection.getresponse().read().decode()
        finally:
            connection.close()
        wanted = {f'{name}="{value}"' for name, value in labels.items()}
        series = re.findall(rf"^{re.escape(metric)}(?:{{(.*)}})? (\S+)", text, re.MULTILINE)
        return int(sum(float(value) for given, value in series if wanted <= set(given.split(","))))
