"""How much is measured: whole benches for results, or a smoke test of the bench itself."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from .errors import InvalidMeasurement


@dataclass(frozen=True, slots=True)
class ProjectorPlan:
    """`events`: in the log. `rounds`: at most; another one begins only if it can end within `seconds`."""

    events: int
    rounds: int
    seconds: float


@dataclass(frozen=True, slots=True)
class LatencyPlan:
    """A load that comes by a fixed schedule, however slow the answers are."""

    rate: int
    seconds: int
    warm_up_seconds: int = 3
    connections: int = 32


@dataclass(frozen=True, slots=True)
class Plan:
    """`make bench`. `load_seconds`: of one run of wrk; every round has four of each route."""

    name: str
    rounds: int
    load_seconds: int
    projector: ProjectorPlan
    connections: tuple[int, ...] = (1, 32, 128)
    warm_up_seconds: int = 1

    @staticmethod
    def from_environment(environment: Mapping[str, str] = os.environ) -> "Plan":
        if _is_quick(environment):
            return Plan("quick", 1, 1, ProjectorPlan(_events(environment, 10_000), rounds=1, seconds=60))
        return Plan("full", 3, 1, ProjectorPlan(_events(environment, 100_000), rounds=3, seconds=75))


@dataclass(frozen=True, slots=True)
class ProjectorBenchPlan:
    """`make bench-projector`."""

    name: str
    projector: ProjectorPlan
    latency: LatencyPlan

    @staticmethod
    def from_environment(environment: Mapping[str, str] = os.environ) -> "ProjectorBenchPlan":
        if _is_quick(environment):
            projector = ProjectorPlan(_events(environment, 20_000), rounds=2, seconds=120)
            return ProjectorBenchPlan("quick", projector, LatencyPlan(rate=200, seconds=5))
        projector = ProjectorPlan(_events(environment, 1_000_000), rounds=3, seconds=780)
        return ProjectorBenchPlan("full", projector, LatencyPlan(rate=200, seconds=30))


def _is_quick(environment: Mapping[str, str]) -> bool:
    return environment.get("BENCH_QUICK", "") not in ("", "0")


def _events(environment: Mapping[str, str], default: int) -> int:
    events = environment.get("BENCH_EVENTS") or str(default)
    if not events.isdecimal() or int(events) < 1000:
        raise InvalidMeasurement(f"BENCH_EVENTS={events!r}: give a number of events, at least 1000.")
    return int(events)
