"""What the stack is started with: folders, ports, and servers that somebody else runs."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from .ports import free_ports, ports_from_environment

REPOSITORY = Path(__file__).resolve().parents[3]
# As root, .local may be a link out of a folder that the servers' own user cannot enter.
LOCAL = (REPOSITORY / ".local").resolve()
LIBRARIES = LOCAL / "lib"
PYTHON = LOCAL / "venv" / "bin" / "python"


@dataclass(frozen=True, slots=True)
class Settings:
    state: Path
    ports: dict[str, int]
    binaries: Path
    storage: Literal["s3", "memory"]
    given_broker: str | None = None
    given_database: str | None = None
    given_smtp: str | None = None
    service_environment: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def for_run() -> "Settings":
        """`make run`: fixed ports, everything kept under .local."""
        return Settings(
            state=LOCAL,
            ports=ports_from_environment(),
            binaries=REPOSITORY / ".build" / "release",
            storage="s3",
            given_broker=os.environ.get("KAFKA_BOOTSTRAP_SERVERS") or None,
            given_database=os.environ.get("DATABASE_URL") or None,
            given_smtp=os.environ.get("SMTP_URL") or None,
        )

    @staticmethod
    def for_tests(
        state: Path,
        binaries: Path | None = None,
        storage: Literal["s3", "memory"] = "memory",
        **service_environment: str,
    ) -> "Settings":
        """A stack of its own: free ports, a broker in memory, everything in `state`, which other users can reach."""
        return Settings(
            state=state,
            ports=free_ports(),
            binaries=binaries or REPOSITORY / ".build" / "debug",
            storage=storage,
            service_environment=service_environment,
        )

    @property
    def logs(self) -> Path:
        return self.state / "log"

    @property
    def records(self) -> Path:
        return self.state / "run"

    @property
    def mail(self) -> Path:
        return self.state / "mail"
