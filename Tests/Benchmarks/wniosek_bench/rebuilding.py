"""`wniosekctl projection rebuild` over the whole log, to the switch, and how much of that is the load."""

from dataclasses import dataclass

from wniosek_local.stack import Stack

from .control import run_control
from .errors import InvalidMeasurement
from .filling import FilledTopic
from .readmodel import ReadModel

_LEAST_RATE = 1_000


@dataclass(frozen=True, slots=True)
class Rebuilt:
    rate: float
    load_rate: float
    index_seconds: float
    peak_memory: int


def rebuild(stack: Stack, read_model: ReadModel, topic: FilledTopic) -> Rebuilt:
    """Beside a live version that has read the whole log and that nobody writes. The old version is dropped afterwards."""
    before = read_model.live()
    run = run_control(
        stack, "projection", "rebuild", read_model.projection, within=60 + topic.events / _LEAST_RATE
    )
    loading, indexing, following, switched = (
        run.first(step) for step in ("loading", "indexing", "following", "switched")
    )
    if run.first("began") is None or loading is None or indexing is None or switched is None:
        raise InvalidMeasurement("the rebuild did not load, index and switch: what it said cannot be measured.")
    after = read_model.live()
    if after.number == before.number:
        raise InvalidMeasurement(f"version {before.number} of {read_model.projection} is still live after the rebuild.")
    read_model.check(topic.events)
    stack.control("projection", "drop", read_model.projection, str(before.number))
    return Rebuilt(
        rate=topic.events / run.seconds,
        load_rate=topic.events / (indexing - loading),
        index_seconds=(following or switched) - indexing,
        peak_memory=run.peak_memory,
    )
