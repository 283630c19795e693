"""Reading, projector, COPY and rebuild by turns, over the same log and in the same PostgreSQL."""

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wniosek_local.stack import Stack

from .copying import CopyLimit
from .figures import Figure, Series
from .filling import FilledTopic, fill_topic
from .memory import MEGABYTE
from .plan import ProjectorPlan
from .projecting import project
from .reading import read_log
from .readmodel import ReadModel
from .rebuilding import rebuild
from .stage import Stage

Measured = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class ProjectionResult:
    topic: FilledTopic
    value_bytes: int
    rows: int
    row_bytes: int
    rounds: int
    figures: list[Figure]


class ProjectionBench:
    def __init__(
        self, stack: Stack, stage: Stage, read_model: ReadModel, folder: Path, say: Callable[[str], None]
    ) -> None:
        self._stack = stack
        self._stage = stage
        self._read_model = read_model
        self._limit = CopyLimit(read_model, folder)
        self._say = say
        self._measured: Measured = defaultdict(list)
        self._value_bytes = 0

    def run(self, plan: ProjectorPlan) -> ProjectionResult:
        began = time.monotonic()
        self._stage.renew_broker()
        self._say(f"filling the topic with {plan.events} events")
        topic = fill_topic(self._stack, plan.events)
        number, longest = 0, 0.0
        while number < plan.rounds and (number == 0 or time.monotonic() - began + longest <= plan.seconds):
            round_began = time.monotonic()
            self._say(f"round {number + 1} of {plan.rounds} at most")
            self._round(number, topic)
            longest = max(longest, time.monotonic() - round_began)
            number += 1
        return ProjectionResult(
            topic, self._value_bytes, self._limit.rows, self._limit.dumped_bytes, number, _figures(self._measured)
        )

    def _round(self, number: int, topic: FilledTopic) -> None:
        """Forwards, then backwards, so that each stands beside COPY and drift of the machine hits all alike."""
        order = (self._read, self._project, self._copy, self._rebuild)
        for measure in order if number % 2 == 0 else reversed(order):
            measure(topic)

    def _read(self, topic: FilledTopic) -> None:
        read = read_log(self._stack.endpoints.broker, topic)
        self._value_bytes = read.value_bytes
        self._keep("consume-only", read.rate)

    def _project(self, topic: FilledTopic) -> None:
        projected = project(self._stage, self._read_model, topic)
        self._keep("projected-events", projected.rate)
        self._keep("projector-memory-peak", projected.peak_memory / MEGABYTE)
        if projected.memory_thirds:
            middle, last = projected.memory_thirds
            self._keep("projector-memory-middle-third", middle / MEGABYTE)
            self._keep("projector-memory-last-third", last / MEGABYTE)

    def _copy(self, topic: FilledTopic) -> None:
        self._read_model.settle()
        if not self._limit.is_prepared:
            self._limit.prepare()
        seconds = self._limit.run()
        self._keep("indexed-copy", topic.events / seconds)
        self._keep("indexed-copy-rows", self._limit.rows / seconds)

    def _rebuild(self, topic: FilledTopic) -> None:
        self._read_model.settle()
        rebuilt = rebuild(self._stack, self._read_model, topic)
        self._keep("rebuilt-events", rebuilt.rate)
        self._keep("rebuild-load", rebuilt.load_rate)
        self._keep("rebuild-indexes", rebuilt.index_seconds)
        self._keep("rebuild-memory-peak", rebuilt.peak_memory / MEGABYTE)

    def _keep(self, name: str, value: float) -> None:
        unit = f" {_UNITS[name]}"
        self._say(f"  {name} {value:,.0f}{unit}" if value >= 100 else f"  {name} {value:.2f}{unit}")
        self._measured[name].append(value)


_UNITS = {
    "consume-only": "records/s",
    "projected-events": "events/s",
    "rebuilt-events": "events/s",
    "rebuild-load": "events/s",
    "rebuild-indexes": "s",
    "indexed-copy": "events/s",
    "indexed-copy-rows": "rows/s",
    "projector-memory-peak": "MB",
    "projector-memory-middle-third": "MB",
    "projector-memory-last-third": "MB",
    "rebuild-memory-peak": "MB",
}


def _figures(measured: Measured) -> list[Figure]:
    series = {name: Series(name, _UNITS[name], tuple(values)) for name, values in measured.items()}
    copied, read = series["indexed-copy"], series["consume-only"]
    figures = [
        Figure(series["projected-events"], copied),
        Figure(_renamed(series["projected-events"], "projected-events-of-consume-only"), read),
        Figure(series["rebuilt-events"], copied),
        Figure(_renamed(series["rebuilt-events"], "rebuilt-events-of-consume-only"), read),
        Figure(series["rebuild-load"], copied),
        Figure(series["rebuild-indexes"]),
        Figure(copied, read),
        Figure(series["indexed-copy-rows"]),
        Figure(read),
        Figure(series["projector-memory-peak"]),
    ]
    if "projector-memory-last-third" in series:
        figures.append(Figure(series["projector-memory-last-third"], series["projector-memory-middle-third"]))
    return [*figures, Figure(series["rebuild-memory-peak"])]


def _renamed(series: Series, name: str) -> Series:
    return Series(name, series.unit, series.values)
