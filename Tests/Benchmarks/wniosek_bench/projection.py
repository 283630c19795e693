"""Projector and COPY by turns, over the same log and in the same PostgreSQL."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wniosek_local.stack import Stack

from .copying import CopyLimit
from .figures import Figure, Series
from .filling import FilledTopic, fill_topic
from .plan import Plan
from .projecting import project
from .stage import Stage


@dataclass(frozen=True, slots=True)
class ProjectionResult:
    topic: FilledTopic
    copied_rows: int
    figures: list[Figure]


def bench_projection(
    stack: Stack, stage: Stage, plan: Plan, folder: Path, say: Callable[[str], None]
) -> ProjectionResult:
    stage.renew_broker()
    say(f"filling the topic with {plan.events} events")
    topic = fill_topic(stack.endpoints.broker, plan.events)
    database = stack.endpoints.database
    limit = CopyLimit(database, folder)
    projected: list[float] = []
    copied: list[float] = []
    rows = 0
    for number in range(plan.rounds):
        say(f"round {number + 1} of {plan.rounds}: projector, then COPY")
        projected.append(project(stage, database, topic))
        if number == 0:
            limit.prepare()
        copy = limit.run()
        rows = copy.rows
        copied.append(topic.events / copy.seconds)
    rate = Series("projected-events", "events/s", tuple(projected))
    bound = Series("indexed-copy", "events/s", tuple(copied))
    copy_rows = Series("indexed-copy-rows", "rows/s", tuple(value * rows / topic.events for value in copied))
    return ProjectionResult(topic, rows, [Figure(rate, bound), Figure(bound), Figure(copy_rows)])
