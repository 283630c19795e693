"""Database roles of caseworkers' tools, as an administrator makes them."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from wniosek_local.stack import Stack

from .read_models import ReadModels


class Reader(ReadModels):
    """A login role and what it sees."""

    def __init__(self, role: str, url: str) -> None:
        super().__init__(url)
        self.role = role
        self.url = url


@contextmanager
def reader_of(stack: Stack, *units: str) -> Iterator[Reader]:
    """A role that reads these units; gone afterwards."""
    role, password = f"reader_{secrets.token_hex(4)}", secrets.token_hex(16)
    owner = stack.endpoints.database
    name = sql.Identifier(role)
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(sql.SQL("create role {} login password {}").format(name, sql.Literal(password)))
    try:
        for unit in units:
            stack.control("access", "grant", role, unit)
        yield Reader(role, make_conninfo(owner, user=role, password=password))
    finally:
        with psycopg.connect(owner, autocommit=True) as connection:
            connection.execute("delete from access.reader_unit where role_name = %s", [role])
            connection.execute(sql.SQL("drop role {}").format(name))
