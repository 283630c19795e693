"""The read models as any SQL tool sees them."""

from typing import Any

import psycopg
from psycopg.rows import dict_row

from wniosek_local.waiting import wait_until


class ReadModels:
    """Keeps its connection from question to question, and makes a new one when that is lost: tests stop the database."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection: psycopg.Connection[dict[str, Any]] | None = None

    def rows(self, sql: str, *parameters: Any) -> list[dict[str, Any]]:
        if self._connection and not self._connection.closed:
            try:
                return self._connection.execute(sql, parameters).fetchall()
            except psycopg.OperationalError:
                if not self._connection.closed:
                    raise
        return self._connect().execute(sql, parameters).fetchall()

    def _connect(self) -> psycopg.Connection[dict[str, Any]]:
        # Nothing is prepared: plans kept by the session would not survive views that are made anew.
        self._connection = psycopg.connect(
            self._url, autocommit=True, row_factory=dict_row, connect_timeout=5, prepare_threshold=None
        )
        return self._connection

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
