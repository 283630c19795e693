"""The event archive as an auditor sees it: its rows, and its chain computed without any of Wniosek's code."""

import hashlib
import struct
from collections import defaultdict
from typing import Any

import psycopg
from psycopg import sql

from wniosek_local.waiting import wait_until

from .read_models import ReadModels

Row = dict[str, Any]


class Archive:
    def __init__(self, read_models: ReadModels, url: str) -> None:
        self._read_models = read_models
        self._url = url

    def rows(self, topic: str) -> list[Row]:
        return self._read_models.rows(
            "select * from event_archive.records where topic = %s order by partition, record_offset", topic
        )

    def await_record(self, topic: str, partition: int, offset: int, within: float = 60) -> Row:
        """The row of a record once the projector has come to it."""

        def row() -> Row | None:
            found = self._read_models.rows(
                "select * from event_archive.records where topic = %s and partition = %s and record_offset = %s",
                topic,
                partition,
                offset,
            )
            return found[0] if found else None

        return wait_until(row, f"{topic}:{partition}:{offset} in the event archive", within)  # type: ignore[return-value]

    def heads(self) -> dict[tuple[str, int], bytes]:
        """What the projection remembers of each partition that had records."""
        rows = self._read_models.rows(
            "select o.topic, o.partition, o.memo from projection.projection_offset o"
            "  join projection.version v using (projection, version)"
            " where o.projection = 'event-archive' and v.state = 'live' and o.memo is not null"
        )
        return {(row["topic"], row["partition"]): bytes(row["memo"]) for row in rows}

    def schema(self) -> str:
        """Of the tables behind the public view."""
        sought = "select schema_name from projection.version where projection = 'event-archive' and state = 'live'"
        return self._read_models.rows(sought)[0]["schema_name"]

    def write(self, statement: str, *parameters: Any) -> int:
        """What somebody with the database's password may do. `{record}` is the table; the number of rows touched."""
        table = sql.Identifier(self.schema(), "record")
        with psycopg.connect(self._url) as connection:
            return connection.execute(sql.SQL(statement).format(record=table), parameters).rowcount


def chains(rows: list[Row]) -> dict[tuple[str, int], list[bytes]]:
    """The links that the rows of a topic should have, partition by partition."""
    links: dict[tuple[str, int], list[bytes]] = defaultdict(list)
    for row in rows:
        partition = (row["topic"], row["partition"])
        before = links[partition][-1] if links[partition] else _beginning(*partition)
        links[partition].append(_link(before, row))
    return links


def _beginning(topic: str, partition: int) -> bytes:
    return hashlib.sha256(f"pl.wniosek.event-archive.v1\n{topic}\n{partition}".encode()).digest()


def _link(before: bytes, row: Row) -> bytes:
    timestamp = None if row["timestamp_ms"] is None else struct.pack(">q", row["timestamp_ms"])
    parts = [
        before,
        _part(row["topic"].encode()),
        struct.pack(">iq", row["partition"], row["record_offset"]),
        *map(_part, (timestamp, row["key"], row["value"], row["headers"])),
    ]
    return hashlib.sha256(b"".join(parts)).digest()


def _part(content: bytes | None) -> bytes:
    return struct.pack(">i", -1) if content is None else struct.pack(">i", len(content)) + content


def header_frames(headers: tuple[tuple[str, bytes | None], ...]) -> bytes:
    """Headers as the archive keeps them."""
    return b"".join(_part(name.encode()) + _part(value) for name, value in headers)
