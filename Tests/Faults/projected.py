"""How far a projection is and what it has made of the records of the tests' topic."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from verdicts import Position
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until
from wniosek_testing.read_models import ReadModels
from wniosek_testing.topic import NAME, Record, Topic

PROJECTIONS = ("housing-allowance", "applicant-status")
FOLLOWED_WITHIN = 180.0
OF_LIVE = "join projection.version v using (projection, version) where v.state = 'live' and projection = %s and topic = %s"


class Projected:
    """One projection of the tests' topic, seen through its public views and the engine's books."""

    def __init__(self, stack: Stack, projection: str) -> None:
        self.projection = projection
        self._read_models = ReadModels(stack.endpoints.database)

    @property
    def schema(self) -> str:
        return self.projection.replace("-", "_")

    def live_version(self) -> int:
        sought = "select version from projection.version where projection = %s and state = 'live'"
        return self._rows(sought, self.projection)[0]["version"]

    def offsets(self) -> dict[int, int]:
        """Where it goes on, partition by partition."""
        return {row["partition"]: row["next_offset"] for row in self.books()}

    def passed(self) -> int:
        """Records behind it."""
        return sum(self.offsets().values())

    def owners(self) -> dict[int, int]:
        """The pid of each partition's owner."""
        return {row["partition"]: int(row["owner"].rpartition("/")[2]) for row in self.books()}

    def books(self) -> list[dict[str, Any]]:
        """The row of each partition: offset, owner and counts."""
        return self._of_live("projection_offset")

    def outcomes(self) -> dict[Position, str]:
        """Records that changed nothing: duplicate or refused."""
        return {_position(row): row["outcome"] for row in self._of_live("outcome")}

    def parked(self) -> dict[Position, str]:
        return {_position(row): row["reason"] for row in self._of_live("parked")}

    def versions(self) -> dict[str, int]:
        """The version of each case."""
        rows = self._rows(f"select application_id::text, version from {self.schema}.applications")
        return {row["application_id"]: row["version"] for row in rows}

    def steps(self) -> list[dict[str, Any]]:
        """What the read model says has happened, case by case in order; applicant-status shows less of it."""
        if self.projection == "applicant-status":
            columns, view = "event_kind", "history"
        else:
            columns, view = "event_kind, event_id::text, partition, record_offset", "timeline"
        return self._rows(
            f"select application_id::text, version, {columns} from {self.schema}.{view} order by application_id, version"
        )

    def await_passed(self, records: int) -> None:
        wait_until(lambda: self.passed() >= records, f"{self.projection} having passed {records} records", FOLLOWED_WITHIN)

    def await_progress(self, more: int) -> None:
        """So many more records than it has passed now: it is at work."""
        self.await_passed(self.passed() + more)

    def await_followed(self, log: Iterable[Record]) -> None:
        ends = Counter(record.partition for record in log)

        def followed() -> bool:
            offsets = self.offsets()
            return all(offsets.get(partition, 0) >= end for partition, end in ends.items())

        wait_until(followed, f"{self.projection} being at the end of the log", FOLLOWED_WITHIN)

    def _of_live(self, table: str) -> list[dict[str, Any]]:
        return self._rows(f"select t.* from projection.{table} t {OF_LIVE}", self.projection, NAME)

    def _rows(self, sql: str, *parameters: Any) -> list[dict[str, Any]]:
        return self._read_models.rows(sql, *parameters)


def _position(row: dict[str, Any]) -> Position:
    return row["partition"], row["record_offset"]
