"""A caseworker's tool that looks at a read model all the time."""

import threading
from contextlib import ExitStack

import psycopg
from cases import UNIT
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until
from wniosek_testing.readers import reader_of


class Watch:
    """Counts cases through the public view, as a reader of the unit, until leaving the context."""

    def __init__(self, stack: Stack, view: str) -> None:
        self._stack = stack
        self._query = f"select count(*) from {view}"
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"watch of {view}", daemon=True)
        self.counts: list[int] = []
        self.errors: list[str] = []

    def __enter__(self) -> "Watch":
        self._reader = ExitStack()
        self._url = self._reader.enter_context(reader_of(self._stack, UNIT)).url
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._is_over.set()
        self._thread.join()
        self._reader.close()

    def await_more(self, rows: int) -> None:
        """Until it has seen so many rows more than it sees now."""
        wait_until(lambda: self.counts or self.errors, "the first look at the view", 20)
        goal = self.counts[-1] + rows if self.counts else 0
        wait_until(lambda: self.errors or self.counts[-1] >= goal, f"{rows} more rows in the view", 60)

    def problems(self) -> list[str]:
        back = [f"{later} rows after {before}" for before, later in zip(self.counts, self.counts[1:]) if later < before]
        return self.errors + back

    def _run(self) -> None:
        with psycopg.connect(self._url, autocommit=True) as connection:
            while not self._is_over.wait(0.005):
                try:
                    row = connection.execute(self._query).fetchone()
                    self.counts.append(row[0] if row else -1)
                except psycopg.Error as failure:
                    self.errors.append(f"{failure.sqlstate}: {failure}")
                    return
