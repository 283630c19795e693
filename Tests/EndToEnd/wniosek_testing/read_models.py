"""The read models as any SQL tool sees them."""

from typing import Any

import psycopg
from psycopg.rows import dict_row

from wniosek_local.waiting import wait_until


class ReadModels:
    """Connects for each question, since tests stop the database."""

    def __init__(self, url: str) -> None:
        self._url = url

    def rows(self, sql: str, *parameters: Any) -> list[dict[str, Any]]:
        with psycopg.connect(self._url, row_factory=dict_row, connect_timeout=5) as connection:
            return connection.execute(sql, parameters).fetchall()

    def case(self, application: str) -> dict[str, Any] | None:
        found = self.rows("select * from housing_allowance.applications where application_id = %s", application)
        return found[0] if found else None

    def await_case(self, application: str, version: int = 1, within: float = 60) -> dict[str, Any]:
        """The row of the case once it has that version."""

        def row() -> dict[str, Any] | None:
            case = self.case(application)
            return case if case and case["version"] >= version else None

        return wait_until(row, f"version {version} of the case in housing_allowance.applications", within)  # type: ignore[return-value]

    def await_rows(self, what: str, count: int, sql: str, *parameters: Any, within: float = 60) -> list[dict[str, Any]]:
        """At least `count` rows."""
        return wait_until(
            lambda: found if len(found := self.rows(sql, *parameters)) >= count else [], f"{what} ({count} rows)", within
        )
