"""Records that keep coming while a test does harm to whoever follows them."""

import threading
from collections.abc import Iterable
from itertools import count

from cases import Case, Outgoing, interleaved
from confluent_kafka import KafkaError, Message, Producer
from wniosek_local.waiting import wait_until
from wniosek_testing.topic import NAME

_PACE = 0.05


class Load:
    """Appends cases at a steady rate from entering the context until `finish`, or until leaving."""

    def __init__(self, servers: str, run: str, per_second: int = 100) -> None:
        self._appender = Appender(servers)
        self._records = interleaved(Case(run, number) for number in count())
        self._per_pace = max(1, int(per_second * _PACE))
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"load of {run}", daemon=True)
        self._failure: BaseException | None = None
        self.appended = 0

    def __enter__(self) -> "Load":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._is_over.set()
        self._thread.join()

    def await_appended(self, more: int, within: float = 60) -> None:
        """Until so many more records are in the log than now."""
        goal = self.appended + more

        def enough() -> bool:
            if self._failure:
                raise self._failure
            return self.appended >= goal

        wait_until(enough, f"{more} more records in the log", within, every=0.01)

    def finish(self) -> int:
        """Ends the load once all that was begun is in the log; the number of records."""
        self.__exit__()
        if self._failure:
            raise self._failure
        return self.appended

    def _run(self) -> None:
        try:
            while not self._is_over.wait(_PACE):
                self._appender.append(record for record, _ in zip(self._records, range(self._per_pace)))
                self.appended = self._appender.delivered
            self._appender.flush()
            self.appended = self._appender.delivered
        except BaseException as error:  # noqa: BLE001 - told by whoever waits for this thread
            self._failure = error


class Appender:
    """One producer, in order; what the broker does not answer at once is sent again until it does."""

    def __init__(self, servers: str) -> None:
        self._producer = Producer(
            {
                "bootstrap.servers": servers,
                "partitioner": "murmur2_random",
                "enable.idempotence": True,
                "linger.ms": 5,
                "socket.timeout.ms": 5_000,
                "reconnect.backoff.max.ms": 500,
            }
        )
        self._errors: list[KafkaError] = []
        self.delivered = 0

    def append(self, records: Iterable[Outgoing], partition: int = -1) -> None:
        for record in records:
            headers = list(record.headers)
            self._producer.produce(NAME, record.value, record.key, partition, self._delivered, headers=headers)
        self._producer.poll(0)
        assert not self._errors, self._errors[0]

    def flush(self) -> None:
        assert self._producer.flush(120) == 0, "the broker did not take every record within 120 s"
        assert not self._errors, self._errors[0]

    def _delivered(self, error: KafkaError | None, message: Message) -> None:
        if error is None:
            self.delivered += 1
        else:
            self._errors.append(error)


def append_at_once(servers: str, records: Iterable[Outgoing], partition: int = -1) -> None:
    """In one go, in their order, and waits until all are in the log."""
    appender = Appender(servers)
    appender.append(records, partition)
    appender.flush()
