"""Events per second through the projector: from its first committed offset until nothing is left to read."""

import threading
import time
from dataclasses import dataclass

import psycopg

from .errors import InvalidMeasurement
from .filling import FilledTopic
from .memory import MemoryWatch
from .readmodel import ReadModel
from .stage import Stage

_POLL_EVERY = 0.02
_LEAST_RATE = 1_000


@dataclass(frozen=True, slots=True)
class Projected:
    """`memory_thirds`: see MemoryWatch.thirds. `rows`: left in all tables."""

    rate: float
    peak_memory: int
    memory_thirds: tuple[float, float] | None
    rows: int


class OffsetWatch(threading.Thread):
    """Looks at the committed offsets on a connection of its own, as the projector starts and until it has read all."""

    def __init__(self, read_model: ReadModel, events: int) -> None:
        super().__init__(name="offsets", daemon=True)
        self._read_model = read_model
        self._version = read_model.live().number
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
            with self._read_model.connect() as connection:
                while not self.is_complete and not self._given_up.wait(_POLL_EVERY):
                    self._look(connection)
        except psycopg.Error as error:
            self.error = error

    def _look(self, connection: psycopg.Connection) -> None:
        row = connection.execute(
            "select coalesce(sum(next_offset), 0)::bigint from projection.projection_offset "
            "where projection = %s and version = %s",
            [self._read_model.projection, self._version],
        ).fetchone()
        folded = row[0] if row else 0
        if folded > 0:
            self.last = (time.monotonic(), folded)
            self.first = self.first or self.last

    def span(self) -> tuple[float, float]:
        """From the first look that saw any event folded to the one that saw the last."""
        if not self.first or not self.last or self.last[1] <= self.first[1]:
            raise InvalidMeasurement("the projector had read everything before it could be watched: more BENCH_EVENTS.")
        return self.first[0], self.last[0]

    def rate(self) -> float:
        """Events folded after the first look that saw any, by the time until the look that saw the last one."""
        began, ended = self.span()
        folded = self.last[1] - self.first[1] if self.first and self.last else 0
        return folded / (ended - began)


def project(stage: Stage, read_model: ReadModel, topic: FilledTopic) -> Projected:
    """One run of a fresh projector on an empty read model."""
    service = read_model.projection
    read_model.empty()
    watch = OffsetWatch(read_model, topic.events)
    watch.start()
    within = 60 + topic.events / _LEAST_RATE
    memory: MemoryWatch | None = None
    try:
        stage.start(service)
        memory = MemoryWatch(stage.pid(service))
        memory.start()
        deadline = time.monotonic() + within
        while watch.is_alive() and time.monotonic() < deadline:
            watch.join(timeout=0.2)
            stage.check_running(service)
    finally:
        if memory:
            memory.end()
        watch.give_up()
        stage.stop(service)
    if watch.error:
        raise InvalidMeasurement(f"the offsets cannot be read: {watch.error}")
    if not watch.is_complete:
        seen = watch.last[1] if watch.last else 0
        raise InvalidMeasurement(
            f"the projector read {seen} of {topic.events} events in {within:g} s: give it fewer BENCH_EVENTS."
        )
    rows = read_model.check(topic.events)
    return Projected(watch.rate(), memory.peak, memory.thirds(*watch.span()), rows)
