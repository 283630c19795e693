"""Stopping projectors at a known point of a batch, by holding a table that they need there."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until
from wniosek_testing.read_models import ReadModels

WAITING = "select count(*) from pg_locks where relation = %s::regclass and mode = %s and not granted"


@contextmanager
def batch_in_hand(stack: Stack, schema: str) -> Iterator[None]:
    """A projector has records and waits for the states it folds them on; nothing is written yet."""
    with _held(stack, f"{schema}.standing", "AccessShareLock"):
        yield


@contextmanager
def batch_half_written(stack: Stack, schema: str) -> Iterator[None]:
    """A projector's transaction has moved the offset and waits to write rows."""
    with _held(stack, f"{schema}.event", "RowExclusiveLock"):
        yield


@contextmanager
def _held(stack: Stack, table: str, mode: str) -> Iterator[None]:
    read_models = ReadModels(stack.endpoints.database)
    holder = psycopg.connect(stack.endpoints.database)
    try:
        holder.execute(f"lock table {table} in access exclusive mode")
        wait_until(
            lambda: read_models.rows(WAITING, table, mode)[0]["count"] > 0,
            f"a projector waiting for {table}",
            60,
            every=0.01,
        )
        yield
    finally:
        with suppress(psycopg.OperationalError):  # the server may have been stopped meanwhile
            holder.rollback()
        holder.close()
