"""A stack of its own in a folder of its own, for tests and benchmarks; gone afterwards."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from .log import Log
from .settings import Settings
from .stack import Stack

# All tests and loads come from one address; what one reference admits stays as it is.
ATTEMPTS = {"ATTEMPTS_ADDRESS_BURST": "100000", "ATTEMPTS_GLOBAL_BURST": "1000000"}


@contextmanager
def temporary_stack(
    binaries: Path | None = None, storage: Literal["s3", "memory"] = "memory", **service_environment: str
) -> Iterator[Stack]:
    """Not started yet. Stopped and removed at the end; WNIOSEK_KEEP_STATE=1 keeps the folder and names it."""
    folder = Path(tempfile.mkdtemp(prefix="wniosek-", dir="/tmp" if os.geteuid() == 0 else None))
    folder.chmod(0o755)  # PostgreSQL runs as another user when we are root
    settings = Settings.for_tests(folder, binaries, storage, **(ATTEMPTS | service_environment))
    stack = Stack(settings, Log(settings.logs, quiet=True))
    try:
        yield stack
    finally:
        stack.stop()
        if os.environ.get("WNIOSEK_KEEP_STATE"):
            print(f"kept: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
