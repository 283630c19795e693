"""The log's own limit: reading all records, in a process of its own."""

import json
import subprocess
from dataclasses import dataclass

from .errors import InvalidMeasurement
from .filling import PARTITIONS, TOPIC, FilledTopic
from .programs import command, environment

_LEAST_RATE = 5_000


@dataclass(frozen=True, slots=True)
class LogRead:
    rate: float
    value_bytes: int


def read_log(brokers: str, topic: FilledTopic) -> LogRead:
    within = 60 + topic.events / _LEAST_RATE
    try:
        done = subprocess.run(
            command("reader", brokers, TOPIC, str(PARTITIONS)),
            env=environment(), capture_output=True, text=True, check=False, timeout=within,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise InvalidMeasurement(f"the log was not read within {within:g} s.") from None
    if done.returncode != 0:
        raise InvalidMeasurement(f"the log cannot be read: {done.stderr.strip()[-500:]}")
    said = json.loads(done.stdout)
    if said["records"] != topic.events:
        raise InvalidMeasurement(
            f"{said['records']} records are in the log, {topic.events} were appended: some came twice or were lost."
        )
    if not said["counted"]:
        raise InvalidMeasurement("the log came in one piece, no rate can be told: more BENCH_EVENTS.")
    return LogRead(said["counted"] / said["seconds"], said["valueBytes"])
