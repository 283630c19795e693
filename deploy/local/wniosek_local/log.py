"""One readable log of all processes; each process's own lines are kept as they came in a file of its own."""

import json
import re
import sys
import threading
from pathlib import Path
from typing import TextIO

_COLOURS = (36, 33, 35, 32, 34, 96, 93, 95, 92, 94)
_LEVEL_COLOURS = {"WARNING": 33, "ERROR": 31, "CRITICAL": 31, "FATAL": 31, "PANIC": 31}
_TIME = ("timestamp", "time", "ts")
_LEVEL = ("level", "severity")
_MESSAGE = ("message", "msg")
_OMITTED = {"service", "label", "logger", "source"}
_POSTGRES = re.compile(r"\d{4}-\d\d-\d\d (\d\d:\d\d:\d\d\.\d{3}) UTC ([A-Z]+):  (.*)")


def rendered(line: str) -> tuple[str, str, str]:
    """Time, level and text of one line; a JSON line becomes `message key=value …`, PostgreSQL's is taken apart, any other stays."""
    try:
        fields = json.loads(line) if line.startswith("{") else None
    except ValueError:
        fields = None
    if not isinstance(fields, dict):
        postgres = _POSTGRES.match(line)
        return (postgres[1], postgres[2], postgres[3]) if postgres else ("", "", line)
    time = _taken(fields, _TIME).partition("T")[2].rstrip("Z")[:12]
    level = _taken(fields, _LEVEL).upper()
    words = [_taken(fields, _MESSAGE)]
    words += [f"{key}={_short(value)}" for key, value in fields.items() if key not in _OMITTED]
    return time, level, " ".join(word for word in words if word)


def _taken(fields: dict[str, object], names: tuple[str, ...]) -> str:
    return next((str(fields.pop(name)) for name in names if name in fields), "")


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return json.dumps(text, ensure_ascii=False) if " " in text and isinstance(value, str) else text


class Log:
    """Thread-safe. `quiet` keeps the files and prints only what the supervisor itself says."""

    def __init__(self, folder: Path, quiet: bool = False, output: TextIO | None = None) -> None:
        self.folder = folder
        self._quiet = quiet
        self._output = output or sys.__stdout__ or sys.stdout  # pytest replaces sys.stdout for a while and closes it
        self._lock = threading.Lock()
        self._colours: dict[str, int] = {}
        self._is_terminal = self._output.isatty()
        folder.mkdir(parents=True, exist_ok=True)

    def say(self, text: str) -> None:
        self._print(self._coloured(text, 1))

    def file_of(self, name: str) -> Path:
        return self.folder / f"{name}.log"

    def line(self, name: str, line: str) -> None:
        if self._quiet:
            return
        time, level, text = rendered(line)
        with self._lock:
            colour = self._colours.setdefault(name, _COLOURS[len(self._colours) % len(_COLOURS)])
        shown = level if level not in ("", "INFO", "NOTICE", "LOG") else ""
        words = [time, self._coloured(f"{name:<18}", colour), self._coloured(shown, _LEVEL_COLOURS.get(level, 2)), text]
        self._print(" ".join(word for word in words if word))

    def _coloured(self, text: str, colour: int) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self._is_terminal and text else text

    def _print(self, text: str) -> None:
        with self._lock:
            try:
                print(text, file=self._output, flush=True)
            except (OSError, ValueError):  # the terminal is gone; stopping in order matters more than telling
                pass
