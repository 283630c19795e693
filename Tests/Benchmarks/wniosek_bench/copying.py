"""The projector's limit: indexed COPY of the very rows that it wrote, into empty tables made like its own."""

import time
from pathlib import Path

import psycopg
from psycopg import sql

from .errors import InvalidMeasurement
from .readmodel import ReadModel

_SCHEMA = "bench_copy"
_BLOCK = 256 * 1024


class CopyLimit:
    def __init__(self, read_model: ReadModel, folder: Path) -> None:
        self._read_model = read_model
        self._folder = folder
        self._tables: list[str] = []
        self._rows = 0
        self.dumped_bytes = 0

    @property
    def is_prepared(self) -> bool:
        return bool(self._tables)

    @property
    def rows(self) -> int:
        return self._rows

    def prepare(self) -> None:
        """Dumps all tables of the version, and makes such tables: same columns, keys, indexes and fill factor."""
        schema = self._read_model.live().schema
        with self._read_model.connect() as connection:
            connection.execute(sql.SQL("create schema {}").format(sql.Identifier(_SCHEMA)))
            self._tables = self._read_model.tables(connection, schema)
            for table in self._tables:
                source, target = sql.Identifier(schema, table), sql.Identifier(_SCHEMA, table)
                connection.execute(sql.SQL("create table {} (like {} including all)").format(target, source))
                self._copy_storage_parameters(connection, schema, table)
                cursor = connection.cursor()
                out = cursor.copy(sql.SQL("copy {} to stdout (format binary)").format(source))
                with out as blocks, self._dump(table).open("wb") as file:
                    for block in blocks:
                        file.write(block)
                self._rows += cursor.rowcount
                self.dumped_bytes += self._dump(table).stat().st_size

    def run(self) -> float:
        """All tables on one connection in one transaction, committed; seconds."""
        targets = [sql.Identifier(_SCHEMA, table) for table in self._tables]
        truncate = sql.SQL("truncate {}").format(sql.SQL(", ").join(targets))
        rows = 0
        with self._read_model.connect() as connection:
            connection.execute("checkpoint")
            began = time.monotonic()
            with connection.transaction(), connection.cursor() as cursor:
                for target, table in zip(targets, self._tables, strict=True):
                    statement = sql.SQL("copy {} from stdin (format binary)").format(target)
                    with self._dump(table).open("rb") as file, cursor.copy(statement) as copy:
                        while block := file.read(_BLOCK):
                            copy.write(block)
                    rows += cursor.rowcount
            seconds = time.monotonic() - began
            # At once, so that autovacuum does not take the rows up while something else is measured.
            connection.execute(truncate)
        if rows != self._rows:
            raise InvalidMeasurement(f"COPY wrote {rows} rows, {self._rows} were dumped.")
        return seconds

    def _dump(self, table: str) -> Path:
        return self._folder / f"{table}.copy"

    @staticmethod
    def _copy_storage_parameters(connection: psycopg.Connection, schema: str, table: str) -> None:
        """`including all` leaves out what stands in a table's WITH."""
        row = connection.execute(
            "select array_to_string(reloptions, ', ') from pg_class where oid = %s::regclass", [f"{schema}.{table}"]
        ).fetchone()
        if row and row[0]:
            target = sql.Identifier(_SCHEMA, table)
            connection.execute(sql.SQL("alter table {} set ({})").format(target, sql.SQL(row[0])))
