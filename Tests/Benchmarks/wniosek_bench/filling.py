"""Puts an invented office's events on the topic of one benefit: the same ones each time."""

import json
from dataclasses import dataclass

from wniosek_local.stack import Stack

from .control import run_control
from .errors import InvalidMeasurement

BENEFIT = "housing-allowance"
TOPIC = f"applications.{BENEFIT}.v1"
PARTITIONS = 12
SEED = 1
# Fixed, so that neither the events nor the rules in force depend on the day of the run.
SINCE, UNTIL = "2024-11-01", "2026-10-31"
_LEAST_RATE = 2_000


@dataclass(frozen=True, slots=True)
class FilledTopic:
    events: int
    applications: int
    kinds: int


def fill_topic(stack: Stack, count: int) -> FilledTopic:
    """The topic must be empty."""
    run = run_control(
        stack, "simulate", "--events", str(count), "--seed", str(SEED), "--benefit", BENEFIT,
        "--since", SINCE, "--until", UNTIL, within=60 + count / _LEAST_RATE,
    )  # fmt: skip
    said = json.loads(run.output)
    if said["records"] != said["events"] or said["events"] < count:
        raise InvalidMeasurement(
            f"{TOPIC} cannot be filled: simulate appended {said['records']} records, {said['events']} of them events; "
            f"{count} were asked for."
        )
    return FilledTopic(said["events"], said["kinds"]["submitted"], len(said["kinds"]))
