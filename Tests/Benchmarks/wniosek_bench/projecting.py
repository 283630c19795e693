"""Events per second through the projector: from its first committed offset until nothing is left to read."""

import threading
import time

import psycopg

from .errors import InvalidMeasurement
from .filling import FilledTopic
from .stage import Stage

SERVICE = "housing-allowance"
MEASURED_WITHIN = 90.0
_POLL_EVERY = 0.02


class OffsetWatch(threading.Thread):
    """Looks at the committed offsets on a connection of its own, as the projector starts and until it has read all."""

    def __init__(self, database_url: str, events: int) -> None:
        super().__init__(name="offsets", daemon=True)
        self._url = database_url
        self._events = events
        self._given_up = threading.Event()
        self.first: tuple[float, int] | None = None
        self.last: tuple[float, int] | None = None
        self.error: Exception | None = None

    @property
    def is_complete(self) -> bool:
        return self.last is not None and self.last[1] >= self._events

    def give_up(self) -> None:
        self._given_up.set()
        self.join()

    def run(self) -> None:
        try:
            with psycopg.connect(self._url, autocommit=True) as connection:
                while not self.is_complete and not self._given_up.wait(_POLL_EVERY):
                    self._look(connection)
        except psycopg.Error as error:
            self.error = error

    def _look(self, connection: psycopg.Connection) -> None:
        row = connection.execute(
            "select coalesce(sum(next_offset), 0)::bigint from projection.projection_offset where projection = %s",
            [SERVICE],
        ).fetchone()
        folded = row[0] if row else 0
        if folded > 0:
            self.last = (time.monotonic(), folded)
            self.first = self.first or self.last

    def rate(self) -> float:
        """Events folded after the first look that saw any, by the time until the look that saw the last one."""
        if not self.first or not self.last or self.last[1] <= self.first[1]:
            raise InvalidMeasurement("the projector had read everything before it could be watched: more BENCH_EVENTS.")
        return (self.last[1] - self.first[1]) / (self.last[0] - self.first[0])


def project(stage: Stage, database_url: str, topic: FilledTopic) -> float:
    """One run of a fresh projector on an empty read model; events per second."""
    _empty_read_model(database_url)
    watch = OffsetWatch(database_url, topic.events)
    watch.start()
    try:
        stage.start(SERVICE)
        deadline = time.monotonic() + MEASURED_WITHIN
        while watch.is_alive() and time.monotonic() < deadline:
            watch.join(timeout=0.2)
            stage.check_running(SERVICE)
    finally:
        watch.give_up()
        stage.stop(SERVICE)
    if watch.error:
        raise InvalidMeasurement(f"the offsets cannot be read: {watch.error}")
    if not watch.is_complete:
        seen = watch.last[1] if watch.last else 0
        raise InvalidMeasurement(
            f"the projector read {seen} of {topic.events} events in {MEASURED_WITHIN:g} s: give it fewer BENCH_EVENTS."
        )
    _check_rows(database_url, topic)
    return watch.rate()


def _empty_read_model(database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(
            "truncate housing_allowance.applications, housing_allowance.timeline, projection.projection_offset, "
            "projection.snapshot, projection.outcome, projection.parked"
        )
        connection.execute("checkpoint")


def _check_rows(database_url: str, topic: FilledTopic) -> None:
    """Every event accepted: refusing or parking them is other work."""
    expected = {
        "housing_allowance.applications": topic.applications,
        "housing_allowance.timeline": topic.events,
        "projection.snapshot": topic.applications,
        "projection.outcome": 0,
        "projection.parked": 0,
    }
    with psycopg.connect(database_url) as connection:
        found = {table: _count(connection, table) for table in expected}
    if found != expected:
        raise InvalidMeasurement(f"after {topic.events} events the read model has rows {found}, not {expected}.")


def _count(connection: psycopg.Connection, table: str) -> int:
    row = connection.execute(f"select count(*) from {table}").fetchone()
    return row[0] if row else 0
