"""A dump of the database, and what an administrator does to go back to it while the services run."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wniosek_local.child import Child
from wniosek_local.ports import HOST
from wniosek_local.postgres import DATABASE, ROLE, PostgresServer
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until

from .instances import free_port
from .read_models import ReadModels


class DatabaseBackup:
    def __init__(self, stack: Stack, file: Path) -> None:
        self._stack = stack
        self._file = file
        self._programs = Path(stack.postgres.program().command[0]).parent

    def take(self) -> None:
        self._run("pg_dump", self._stack.postgres, "--format=custom", f"--file={self._file}", DATABASE)

    @contextmanager
    def put_back(self) -> Iterator[ReadModels]:
        """The services lose their connections. Inside, only the caller sees the older database; then they find it."""
        self._stack.children["postgres"].stop()
        server = PostgresServer(self._stack.postgres.folder, free_port(), self._stack.keys.database_password)
        child = Child(server.program(), self._stack.log, self._stack.settings.records)
        child.start()
        try:
            wait_until(server.is_ready, "PostgreSQL on a port that no service knows", 60)
            self._run("dropdb", server, DATABASE)
            self._run("createdb", server, DATABASE)
            self._run("pg_restore", server, "--exit-on-error", f"--dbname={DATABASE}", str(self._file))
            yield ReadModels(server.url)
        finally:
            child.stop()
        self._stack.restart("postgres")

    def _run(self, program: str, server: PostgresServer, *arguments: str) -> None:
        connection = ["--host", HOST, "--port", str(server.port), "--username", ROLE, "--no-password"]
        environment = {**os.environ, "PGPASSWORD": self._stack.keys.database_password.read_text()}
        done = subprocess.run(
            [self._programs / program, *connection, *arguments], env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{program}: {done.stderr}"
