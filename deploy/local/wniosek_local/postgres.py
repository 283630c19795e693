"""A PostgreSQL cluster of our own: loopback only, with a password, made once."""

import os
import secrets
import shutil
import signal
import subprocess
from pathlib import Path

from .accounts import Account, own_folder, server_account
from .child import Program
from .errors import StackError
from .ports import HOST

ROLE = DATABASE = "wniosek"


class PostgresServer:
    def __init__(self, folder: Path, port: int, password_file: Path) -> None:
        self.folder = folder
        self.port = port
        self.account: Account | None = server_account()
        self._password_file = password_file
        self._programs = _programs(folder)

    @property
    def url(self) -> str:
        return f"postgresql://{ROLE}:{self._password_file.read_text()}@{HOST}:{self.port}/{DATABASE}"

    def prepare(self) -> None:
        """Makes the cluster where there is none. A half-made one is made anew."""
        own_folder(self.folder, self.account)
        if (self.folder / "PG_VERSION").exists() and (self.folder / "global" / "pg_control").exists():
            return
        self._password_file.parent.mkdir(parents=True, exist_ok=True)
        if not self._password_file.exists():
            self._password_file.touch(mode=0o600)
            self._password_file.write_text(secrets.token_hex(16))
        for leftover in self.folder.iterdir():
            shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
        readable = self.folder.parent / f"{self.folder.name}.password"
        readable.touch(mode=0o600)
        readable.write_text(self._password_file.read_text())
        if self.account:
            shutil.chown(readable, self.account.user, self.account.group)
        try:
            self._run(
                "initdb", "--pgdata", str(self.folder), "--username", ROLE, "--pwfile", str(readable),
                "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8",
            )  # fmt: skip
        finally:
            readable.unlink()

    def program(self) -> Program:
        settings = {
            "listen_addresses": HOST,
            "port": str(self.port),
            "unix_socket_directories": "",
            "log_checkpoints": "off",
            "log_line_prefix": "%m ",
            "log_timezone": "UTC",
            "timezone": "UTC",
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        return Program(
            "postgres",
            (str(self._programs / "postgres"), "-D", str(self.folder), *options),
            account=self.account,
            folder=self.folder,
            # fast, then immediate shutdown; SIGTERM would wait for every client to leave
            stop_steps=((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)),
        )

    def is_ready(self) -> bool:
        asked = subprocess.run(
            [self._programs / "pg_isready", "-q", "-h", HOST, "-p", str(self.port), "-d", "postgres"], check=False
        )
        return asked.returncode == 0

    def create_database(self) -> None:
        if self.query("select count(*) from pg_database where datname = 'wniosek'", "postgres") == "0":
            self.query(f'create database "{DATABASE}"', "postgres")

    def query(self, sql: str, database: str = DATABASE) -> str:
        command = [self._programs / "psql", "-XqtA", "-v", "ON_ERROR_STOP=1", "-h", HOST, "-p", str(self.port)]
        answer = subprocess.run(
            [*command, "-U", ROLE, "-d", database, "-c", sql],
            env={**os.environ, "PGPASSWORD": self._password_file.read_text()},
            capture_output=True,
            text=True,
            check=False,
        )
        if answer.returncode != 0:
            raise StackError(f"PostgreSQL refused a statement: {answer.stderr.strip()}")
        return answer.stdout.strip()

    def stop_immediately(self) -> None:
        """`pg_ctl stop -m immediate`: no checkpoint, recovery at the next start."""
        self._run("pg_ctl", "stop", "--pgdata", str(self.folder), "-m", "immediate", "--wait")

    def _run(self, program: str, *arguments: str) -> None:
        account = self.account
        lent = {"user": account.user, "group": account.group, "extra_groups": []} if account else {}
        done = subprocess.run(
            [self._programs / program, *arguments],
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **lent,
        )
        if done.returncode != 0:
            raise StackError(f"{program} failed: {(done.stderr or done.stdout).strip()}")


def _programs(folder: Path) -> Path:
    """The folder of PostgreSQL's programs: of the cluster's own version, else the newest."""
    installed = {path.parts[-2]: path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()}
    version = (folder / "PG_VERSION").read_text().strip() if _is_readable(folder / "PG_VERSION") else None
    if version and installed and version not in installed:
        raise StackError(
            f"{folder} was made by PostgreSQL {version}, which is not installed: install it, or wipe with 'make clean-local'."
        )
    if installed:
        return installed[version or max(installed, key=float)]
    found = shutil.which("initdb")
    if not found:
        raise StackError("PostgreSQL's initdb is missing: install postgresql (version 15 or newer).")
    return Path(found).resolve().parent


def _is_readable(file: Path) -> bool:
    try:
        return file.exists()
    except PermissionError:
        return False
