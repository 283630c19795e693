"""Recognising a process again: a pid alone may have been given to somebody else since."""

import json
import os
import signal
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Identity:
    """A pid, the moment it began (clock ticks since boot) and the boot."""

    pid: int
    began: int
    boot: str

    @staticmethod
    def of(pid: int) -> "Identity | None":
        began = _began(pid)
        return None if began is None else Identity(pid, began, _boot())

    @property
    def is_alive(self) -> bool:
        return Identity.of(self.pid) == self

    def send(self, number: signal.Signals) -> None:
        if self.is_alive:
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                pass


def write_record(file: Path, identity: Identity) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".new")
    unfinished.write_text(json.dumps(asdict(identity)))
    unfinished.replace(file)


def read_record(file: Path) -> Identity | None:
    """The recorded process, None where nothing readable is recorded."""
    try:
        return Identity(**json.loads(file.read_text()))
    except (OSError, ValueError, TypeError):
        return None


def _boot() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()


def _began(pid: int) -> int | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return None
    state, *rest = stat.rpartition(")")[2].split()
    return None if state in "ZX" else int(rest[18])
