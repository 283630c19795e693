"""Checks what projections made of the log: every record once, in order, and the read model equal to the fold."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from verdicts import Position, Verdict, verdicts
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until
from wniosek_testing.control import DONE, Control
from wniosek_testing.read_models import ReadModels
from wniosek_testing.topic import NAME, Record, Topic

PROJECTIONS = ("housing-allowance", "applicant-status")
FOLLOWED_WITHIN = 180.0
OF_LIVE = "join projection.version v using (projection, version) where v.state = 'live' and projection = %s and topic = %s"


class Projected:
    """One projection of the tests' topic, seen through its public views and the engine's books."""

    def __init__(self, stack: Stack, projection: str) -> None:
        self.projection = projection
        self._control = Control(stack)
        self._read_models = ReadModels(stack.endpoints.database)

    @property
    def schema(self) -> str:
        return self.projection.replace("-", "_")

    def live_version(self) -> int:
        sought = "select version from projection.version where projection = %s and state = 'live'"
        return self._rows(sought, self.projection)[0]["version"]

    def offsets(self) -> dict[int, int]:
        """Where it goes on, partition by partition."""
        return {row["partition"]: row["next_offset"] for row in self._of_live("projection_offset")}

    def passed(self) -> int:
        """Records behind it."""
        return sum(self.offsets().values())

    def owners(self) -> dict[int, int]:
        """The pid of each partition's owner."""
        return {row["partition"]: int(row["owner"].rpartition("/")[2]) for row in self._of_live("projection_offset")}

    def parked(self) -> dict[Position, str]:
        return {_position(row): row["reason"] for row in self._of_live("parked")}

    def steps_of(self, application: str) -> list[dict[str, Any]]:
        """What the read model says has happened to the case."""
        return [row for row in self._steps() if row["application_id"] == application]

    def await_passed(self, records: int, within: float = FOLLOWED_WITHIN) -> None:
        wait_until(lambda: self.passed() >= records, f"{self.projection} having passed {records} records", within)

    def await_progress(self, more: int) -> None:
        """So many more records than it has passed now: it is at work."""
        self.await_passed(self.passed() + more)

    def await_followed(self, log: Iterable[Record]) -> None:
        ends = Counter(record.partition for record in log)

        def followed() -> bool:
            offsets = self.offsets()
            return all(offsets.get(partition, 0) >= end for partition, end in ends.items())

        wait_until(followed, f"{self.projection} being at the end of the log", FOLLOWED_WITHIN)

    def problems(self, log: list[Record]) -> list[str]:
        expected = verdicts(log)
        found = [*self._accounting_problems(expected), *self._outcome_problems(expected), *self._step_problems(log, expected)]
        return [f"{self.projection}: {problem}" for problem in found]

    def verification(self) -> list[str]:
        """View == fold, by the engine's own comparison with the whole log."""
        outcome = self._control.run("projection", "verify", self.projection, within=300)
        return [] if outcome.code == DONE else [f"verify {self.projection}: {outcome}"]

    def _accounting_problems(self, expected: dict[Position, Verdict]) -> list[str]:
        """The counters beside each offset add up to what is in the log."""
        counts: dict[int, Counter[Verdict]] = defaultdict(Counter)
        for (partition, _), verdict in expected.items():
            counts[partition][verdict] += 1
        columns = {"accepted": Verdict.ACCEPTED, "duplicates": Verdict.DUPLICATE, "refused": Verdict.REFUSED}
        columns |= {"parked": Verdict.PARKED}
        found = []
        for row in self._of_live("projection_offset"):
            count = counts.pop(row["partition"], Counter())
            if row["next_offset"] != count.total():
                found.append(f"partition {row['partition']} is at {row['next_offset']} of {count.total()}")
            for column, verdict in columns.items():
                if row[column] != count[verdict]:
                    found.append(f"partition {row['partition']} counts {row[column]} {column}, should be {count[verdict]}")
        return found + [f"partition {partition} was never followed" for partition in counts]

    def _outcome_problems(self, expected: dict[Position, Verdict]) -> list[str]:
        """Every record that changed nothing has its row, and no other has."""
        actual = {_position(row): row["outcome"] for row in self._of_live("outcome")}
        parked = self.parked()
        found = [f"{position} is parked and {actual[position]}" for position in parked.keys() & actual.keys()]
        actual |= dict.fromkeys(parked, Verdict.PARKED)
        for position, verdict in expected.items():
            seen = actual.pop(position, Verdict.ACCEPTED)
            if seen != verdict:
                found.append(f"{position} is {seen}, should be {verdict}")
        return found + [f"{position} is {seen} and not in the log" for position, seen in actual.items()]

    def _step_problems(self, log: list[Record], expected: dict[Position, Verdict]) -> list[str]:
        """Each case's rows are its accepted records: all, once, in log order, numbered without gaps."""
        accepted: dict[str, list[Record]] = defaultdict(list)
        for record in sorted(log, key=lambda record: (record.partition, record.offset)):
            if expected[record.partition, record.offset] is Verdict.ACCEPTED and record.key:
                accepted[record.key.decode()].append(record)
        steps: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in self._steps():
            steps[row["application_id"]].append(row)
        found = [f"{application} is not in the log" for application in steps.keys() - accepted.keys()]
        for application, records in accepted.items():
            rows = steps[application]
            if [row["version"] for row in rows] != list(range(1, len(records) + 1)):
                found.append(f"{application} has versions {[row['version'] for row in rows]}, should be 1…{len(records)}")
            elif any(_of_row(row) != self._of_record(record) for row, record in zip(rows, records)):
                found.append(f"{application} has other events than the log, or in another order")
        versions = self._rows(f"select application_id::text, version from {self.schema}.applications")
        if len(versions) != len(accepted):
            found.append(f"{len(versions)} rows of {len(accepted)} applications")
        for row in versions:
            if row["version"] != len(accepted[row["application_id"]]):
                found.append(f"{row['application_id']} is at version {row['version']}")
        return found

    def _steps(self) -> list[dict[str, Any]]:
        if self.projection == "applicant-status":
            columns, view = "event_kind", "history"
        else:
            columns, view = "event_kind, event_id::text, partition, record_offset", "timeline"
        return self._rows(
            f"select application_id::text, version, {columns} from {self.schema}.{view} order by application_id, version"
        )

    def _of_record(self, record: Record) -> tuple[Any, ...]:
        kind = (record.header("ce_type") or "").split(".")[-2]
        if self.projection == "applicant-status":
            return (kind,)
        return kind, record.header("ce_id"), record.partition, record.offset

    def _of_live(self, table: str) -> list[dict[str, Any]]:
        return self._rows(f"select t.* from projection.{table} t {OF_LIVE}", self.projection, NAME)

    def _rows(self, sql: str, *parameters: Any) -> list[dict[str, Any]]:
        return self._read_models.rows(sql, *parameters)


def assert_whole_history(stack: Stack, projections: Iterable[str] = PROJECTIONS) -> list[Record]:
    """Nothing lost, nothing twice, order per application, view == fold. Call it when nothing is appended any more."""
    log = Topic(stack.endpoints.broker).read()
    assert _gaps(log) == [], "the log itself has gaps, so its records cannot be counted by offsets"
    for projection in projections:
        projected = Projected(stack, projection)
        projected.await_followed(log)
        assert projected.problems(log)[:20] == []
        assert projected.verification() == []
    return log


def _gaps(log: list[Record]) -> list[int]:
    """Partitions whose offsets are not 0, 1, 2 …"""
    offsets: dict[int, list[int]] = defaultdict(list)
    for record in log:
        offsets[record.partition].append(record.offset)
    return [partition for partition, found in offsets.items() if sorted(found) != list(range(len(found)))]


def _position(row: dict[str, Any]) -> Position:
    return row["partition"], row["record_offset"]


def _of_row(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[column] for column in ("event_kind", "event_id", "partition", "record_offset") if column in row)
