"""The importer as an operator runs it, in a folder of its own."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from wniosek_local.settings import REPOSITORY
from wniosek_local.stack import Stack

from .keyed_forms import FORM
from .residents import BENEFIT


class Importer:
    def __init__(self, stack: Stack, folder: Path, **environment: str) -> None:
        self.folder = folder
        (folder / "inbox").mkdir(parents=True, exist_ok=True)
        self._binary = stack.settings.binaries / "importer"
        self._environment = {
            **os.environ,
            **stack.environment,
            "IMPORTER_DIRECTORY": str(folder),
            "IMPORTER_POLL_INTERVAL_MS": "100",
            "ADMIN_PORT": "0",
            **environment,
        }

    def put(self, name: str, text: str | bytes, ending: str = "csv") -> str:
        """Drops a file by rename, as the documentation asks; its name."""
        name = f"{BENEFIT}__{FORM}__{name}.{ending}"
        unfinished = self.folder / f"{name}.part"
        unfinished.write_bytes(text if isinstance(text, bytes) else text.encode())
        unfinished.rename(self.folder / "inbox" / name)
        return name

    def once(self) -> subprocess.CompletedProcess[str]:
        """Brings in what is there."""
        return subprocess.run(
            [self._binary, "--once"], env=self._environment, cwd=REPOSITORY, capture_output=True, text=True,
            timeout=300, check=False,
        )

    @contextmanager
    def running(self, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """A process of its own, killed at the end if it still runs."""
        with (self.folder / "importer.log").open("ab") as log:
            process = subprocess.Popen([self._binary, *arguments], env=self._environment, cwd=REPOSITORY, stdout=log, stderr=log)
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()

    def results(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.folder / "done" / f"{name}.result.ndjson").read_text().splitlines()]

    def summary(self, name: str) -> dict[str, Any]:
        return json.loads((self.folder / "done" / f"{name}.summary.json").read_text())

    def reason(self, name: str) -> dict[str, Any]:
        return json.loads((self.folder / "failed" / f"{name}.reason.json").read_text())

    def is_done(self, name: str) -> bool:
        """The journal goes last."""
        return (self.folder / "done" / name).exists() and not (self.folder / "working" / f"{name}.journal").exists()

    def rows_in_journal(self, name: str) -> int:
        try:
            journal = json.loads((self.folder / "working" / f"{name}.journal").read_text())
        except FileNotFoundError:
            return 0
        return journal["accepted"] + journal["repeated"] + journal["refused"]
