"""How much is measured: the whole bench in six minutes, or a smoke test of the bench itself in one."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from .errors import InvalidMeasurement


@dataclass(frozen=True, slots=True)
class Plan:
    """`load_seconds`: of one run of wrk; every round has four of each route. `events`: in the projector's topic."""

    name: str
    rounds: int
    load_seconds: int
    events: int
    connections: tuple[int, ...] = (1, 32, 128)
    warm_up_seconds: int = 1

    @staticmethod
    def from_environment(environment: Mapping[str, str] = os.environ) -> "Plan":
        is_quick = environment.get("BENCH_QUICK", "") not in ("", "0")
        events = environment.get("BENCH_EVENTS") or ("10000" if is_quick else "100000")
        if not events.isdecimal() or int(events) < 1000:
            raise InvalidMeasurement(f"BENCH_EVENTS={events!r}: give a number of events, at least 1000.")
        if is_quick:
            return Plan("quick", rounds=1, load_seconds=1, events=int(events))
        return Plan("full", rounds=3, load_seconds=1, events=int(events))
