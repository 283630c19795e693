"""The read model under measurement, as the database has it: emptied, settled, counted."""

from dataclasses import dataclass

import psycopg
from psycopg import sql

from .errors import InvalidMeasurement

_BOOKS = ("projection_offset", "outcome", "parked")


@dataclass(frozen=True, slots=True)
class LiveVersion:
    number: int
    schema: str


class ReadModel:
    def __init__(self, database_url: str, projection: str) -> None:
        self.url = database_url
        self.projection = projection
        self._rows: dict[str, int] | None = None

    @property
    def channel(self) -> str:
        """Its public schema, and what changes are announced on."""
        return self.projection.replace("-", "_")

    def connect(self) -> psycopg.Connection:
        return psycopg.connect(self.url, autocommit=True)

    def live(self) -> LiveVersion:
        with self.connect() as connection:
            row = connection.execute(
                "select version, schema_name from projection.version where projection = %s and state = 'live'",
                [self.projection],
            ).fetchone()
        if row is None:
            raise InvalidMeasurement(f"{self.projection} has no live version after wniosekctl migrate.")
        return LiveVersion(*row)

    def tables(self, connection: psycopg.Connection, schema: str) -> list[str]:
        rows = connection.execute(
            "select relname from pg_class where relnamespace = %s::regnamespace and relkind = 'r' order by relname",
            [schema],
        ).fetchall()
        return [name for (name,) in rows]

    def empty(self) -> None:
        """As after `wniosekctl migrate`: the live version without rows, and nothing read."""
        schema = self.live().schema
        with self.connect() as connection:
            names = [sql.Identifier(schema, table) for table in self.tables(connection, schema)]
            connection.execute(sql.SQL("truncate {}").format(sql.SQL(", ").join(names)))
            for book in _BOOKS:
                statement = sql.SQL("delete from projection.{} where projection = %s").format(sql.Identifier(book))
                connection.execute(statement, [self.projection])
            connection.execute("checkpoint")

    def settle(self) -> None:
        """Does now what autovacuum would do meanwhile for rows written before; then a checkpoint."""
        schema = self.live().schema
        with self.connect() as connection:
            for table in self.tables(connection, schema):
                connection.execute(sql.SQL("vacuum (analyze) {}").format(sql.Identifier(schema, table)))
            connection.execute("checkpoint")

    def check(self, events: int) -> int:
        """Every event accepted, and the same rows as the run before, however they were made; the number of rows."""
        live = self.live()
        with self.connect() as connection:
            row = connection.execute(
                """
                select coalesce(sum(accepted), 0)::bigint, coalesce(sum(duplicates), 0)::bigint,
                       coalesce(sum(refused), 0)::bigint, coalesce(sum(parked), 0)::bigint
                  from projection.projection_offset where projection = %s and version = %s
                """,
                [self.projection, live.number],
            ).fetchone()
            rows = {table: self._count(connection, live.schema, table) for table in self.tables(connection, live.schema)}
        counts = dict(zip(("accepted", "duplicates", "refused", "parked"), row or (), strict=True))
        if counts != {"accepted": events, "duplicates": 0, "refused": 0, "parked": 0}:
            raise InvalidMeasurement(f"of {events} events, all of them acceptable, version {live.number} has {counts}.")
        if self._rows is not None and self._rows != rows:
            raise InvalidMeasurement(f"version {live.number} has rows {rows}, the run before had {self._rows}.")
        self._rows = rows
        return sum(rows.values())

    @staticmethod
    def _count(connection: psycopg.Connection, schema: str, table: str) -> int:
        statement = sql.SQL("select count(*) from {}").format(sql.Identifier(schema, table))
        row = connection.execute(statement).fetchone()
        return row[0] if row else 0
