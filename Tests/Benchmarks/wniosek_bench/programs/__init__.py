"""Processes of their own beside the servers measured, so that neither waits for the other's interpreter."""

import os
import sys
from pathlib import Path

from wniosek_local.settings import REPOSITORY

_PATHS = (Path(__file__).resolve().parents[2], REPOSITORY / "deploy" / "local")


def command(name: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", f"{__name__}.{name}", *arguments]


def environment(**more: str) -> dict[str, str]:
    paths = os.pathsep.join(str(path) for path in _PATHS)
    return {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", **more}
