"""The servers under measurement: PostgreSQL for the whole run, broker and intake made new between loads."""

import http.client
import re
from collections import Counter
from urllib.parse import urlsplit

from confluent_kafka import KafkaException
from confluent_kafka.admin import AdminClient, NewTopic
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until

from .errors import InvalidMeasurement
from .filling import PARTITIONS

LIMIT_TOPIC = "limit.v1"
_IN_FLIGHT = "wniosek_http_server_requests_in_flight"
_SERIES = re.compile(r"^(wniosek_\w+)(?:{[^}]*})? (\S+)$", re.MULTILINE)


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
        admin = AdminClient({"bootstrap.servers": self._stack.endpoints.broker, "log_level": 4})
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

    def pid(self, name: str) -> int:
        pid = self._stack.children[name].pid
        if pid is None:
            raise InvalidMeasurement(f"{name} does not run.")
        return pid

    def check_running(self, name: str) -> None:
        child = self._stack.children[name]
        if not child.is_running:
            child.reap()
            raise InvalidMeasurement(child.describe_end())

    def await_quiet(self) -> dict[str, int]:
        """Waits until intake answers no request, as wrk leaves some behind; its counters then, summed over labels."""

        def quiet() -> dict[str, int]:
            self.check_running("intake")
            counters = self._counters()
            return counters if counters.get(_IN_FLIGHT, 0) == 0 else {}

        return wait_until(quiet, "the end of intake's last requests", within=15)

    def _counters(self) -> dict[str, int]:
        address = urlsplit(self._stack.url("intake-admin"))
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=5)
        try:
            connection.request("GET", "/metrics")
            text = connection.getresponse().read().decode()
        except (OSError, http.client.HTTPException) as error:
            raise InvalidMeasurement(f"intake's metrics cannot be read: {error!r}") from error
        finally:
            connection.close()
        counters: Counter[str] = Counter()
        for name, value in _SERIES.findall(text):
            counters[name] += int(float(value))
        return counters
