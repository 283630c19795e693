"""Checks what projections made of the log: every record once, in order, and the read model equal to the fold."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import ExitStack
from typing import Any

from projected import PROJECTIONS, Projected
from verdicts import Position, Verdict, verdicts
from wniosek_local.stack import Stack
from wniosek_testing.control import DONE, Control
from wniosek_testing.topic import Record, Topic

COUNTERS = {
    "accepted": Verdict.ACCEPTED,
    "duplicates": Verdict.DUPLICATE,
    "refused": Verdict.REFUSED,
    "parked": Verdict.PARKED,
}


def assert_whole_history(stack: Stack, projections: Iterable[str] = PROJECTIONS) -> list[Record]:
    """Nothing lost, nothing twice, order per application, view == fold. Call it when nothing is appended any more."""
    log = Topic(stack.endpoints.broker).read()
    assert _gaps(log) == [], "the log itself has gaps, so its records cannot be counted by offsets"
    every = [Projected(stack, projection) for projection in projections]
    for projected in every:
        projected.await_followed(log)
    control = Control(stack)
    with ExitStack() as running:
        # The engine's own comparison of the view with a fold of the whole log, beside the one made here.
        verifications = [running.enter_context(control.start("projection", "verify", name)) for name in projections]
        for projected in every:
            assert problems(projected, log)[:20] == []
        for verification in verifications:
            outcome = verification.end()
            assert outcome.code == DONE, outcome
    return log


def problems(projected: Projected, log: list[Record]) -> list[str]:
    expected = verdicts(log)
    found = [
        *_accounting_problems(projected, expected),
        *_outcome_problems(projected, expected),
        *_step_problems(projected, log, expected),
    ]
    return [f"{projected.projection}: {problem}" for problem in found]


def _gaps(log: list[Record]) -> list[int]:
    """Partitions whose offsets are not 0, 1, 2 …"""
    offsets: dict[int, list[int]] = defaultdict(list)
    for record in log:
        offsets[record.partition].append(record.offset)
    return [partition for partition, found in offsets.items() if sorted(found) != list(range(len(found)))]


def _accounting_problems(projected: Projected, expected: dict[Position, Verdict]) -> list[str]:
    """The counters beside each offset add up to what is in the log."""
    counts: dict[int, Counter[Verdict]] = defaultdict(Counter)
    for (partition, _), verdict in expected.items():
        counts[partition][verdict] += 1
    found = []
    for row in projected.books():
        partition, next_offset = row["partition"], row["next_offset"]
        count = counts.pop(partition, Counter())
        if next_offset != count.total():
            found.append(f"partition {partition} is at {next_offset} of {count.total()}")
        for column, verdict in COUNTERS.items():
            if row[column] != count[verdict]:
                found.append(f"partition {partition} counts {row[column]} {column}, should be {count[verdict]}")
    return found + [f"partition {partition} was never followed" for partition in counts]


def _outcome_problems(projected: Projected, expected: dict[Position, Verdict]) -> list[str]:
    """Every record that changed nothing has its row, and no other has."""
    actual, parked = projected.outcomes(), projected.parked()
    found = [f"{position} is parked and {actual[position]}" for position in parked.keys() & actual.keys()]
    actual |= dict.fromkeys(parked, Verdict.PARKED)
    for position, verdict in expected.items():
        seen = actual.pop(position, Verdict.ACCEPTED)
        if seen != verdict:
            found.append(f"{position} is {seen}, should be {verdict}")
    return found + [f"{position} is {seen} and not in the log" for position, seen in actual.items()]


def _step_problems(projected: Projected, log: list[Record], expected: dict[Position, Verdict]) -> list[str]:
    """Each case's rows are its accepted records: all, once, in log order, numbered without gaps."""
    accepted: dict[str, list[Record]] = defaultdict(list)
    for record in sorted(log, key=lambda record: (record.partition, record.offset)):
        if expected[record.partition, record.offset] is Verdict.ACCEPTED and record.key:
            accepted[record.key.decode()].append(record)
    steps: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in projected.steps():
        steps[row["application_id"]].append(row)
    found = [f"{application} is not in the log" for application in steps.keys() - accepted.keys()]
    for application, records in accepted.items():
        rows = steps[application]
        if [row["version"] for row in rows] != list(range(1, len(records) + 1)):
            found.append(f"{application} has versions {[row['version'] for row in rows]}, should be 1…{len(records)}")
        elif not all(map(_is_of, rows, records)):
            found.append(f"{application} has other events than the log, or in another order")
    versions = projected.versions()
    if versions != {application: len(records) for application, records in accepted.items()}:
        found.append(f"{len(versions)} cases with {sum(versions.values())} events, should be {len(accepted)} with their own")
    return found


def _is_of(row: dict[str, Any], record: Record) -> bool:
    """Compares what the view shows: of applicant-status only the kind."""
    written = {
        "event_kind": (record.header("ce_type") or "").split(".")[-2],
        "event_id": record.header("ce_id"),
        "partition": record.partition,
        "record_offset": record.offset,
    }
    return all(row[column] == value for column, value in written.items() if column in row)
