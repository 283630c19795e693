"""The projector's limit: indexed COPY of the very rows that it wrote, into empty tables made like its own."""

import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from .errors import InvalidMeasurement

TABLES = (("housing_allowance", "applications"), ("housing_allowance", "timeline"), ("projection", "snapshot"))
_SCHEMA = "bench_copy"
_BLOCK = 256 * 1024


@dataclass(frozen=True, slots=True)
class Copied:
    rows: int
    seconds: float


class CopyLimit:
    def __init__(self, database_url: str, folder: Path) -> None:
        self._url = database_url
        self._folder = folder
        self._rows = 0

    def prepare(self) -> None:
        """Dumps the rows as the projector left them, and makes the tables: same columns, indexes and fill factor."""
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(sql.SQL("create schema {}").format(sql.Identifier(_SCHEMA)))
            for schema, table in TABLES:
                source, target = sql.Identifier(schema, table), sql.Identifier(_SCHEMA, table)
                connection.execute(sql.SQL("create table {} (like {} including all)").format(target, source))
                self._copy_storage_parameters(connection, schema, table)
                out = connection.cursor().copy(sql.SQL("copy {} to stdout (format binary)").format(source))
                with out as blocks, self._dump(table).open("wb") as file:
                    for block in blocks:
                        file.write(block)
                row = connection.execute(sql.SQL("select count(*) from {}").format(source)).fetchone()
                self._rows += row[0] if row else 0

    def run(self) -> Copied:
        """All tables in one transaction, committed."""
        targets = [sql.Identifier(_SCHEMA, table) for _, table in TABLES]
        rows = 0
        with psycopg.connect(self._url, autocommit=True) as connection:
            connection.execute(sql.SQL("truncate {}").format(sql.SQL(", ").join(targets)))
            connection.execute("checkpoint")
            began = time.monotonic()
            with connection.transaction(), connection.cursor() as cursor:
                for target, (_, table) in zip(targets, TABLES, strict=True):
                    statement = sql.SQL("copy {} from stdin (format binary)").format(target)
                    with self._dump(table).open("rb") as file, cursor.copy(statement) as copy:
                        while block := file.read(_BLOCK):
                            copy.write(block)
                    rows += cursor.rowcount
            seconds = time.monotonic() - began
        if rows != self._rows:
            raise InvalidMeasurement(f"COPY wrote {rows} rows, {self._rows} were dumped.")
        return Copied(rows, seconds)

    def _dump(self, table: str) -> Path:
        return self._folder / f"{table}.copy"

    @staticmethod
    def _copy_storage_parameters(connection: psycopg.Connection, schema: str, table: str) -> None:
        """`including all` leaves out what stands in a table's WITH."""
        row = connection.execute(
            "select array_to_string(reloptions, ', ') from pg_class where oid = to_regclass(%s)", [f"{schema}.{table}"]
        ).fetchone()
        if row and row[0]:
            target = sql.Identifier(_SCHEMA, table)
            connection.execute(sql.SQL("alter table {} set ({})").format(target, sql.SQL(row[0])))
