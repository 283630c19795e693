"""Runs of wniosekctl that are watched: how long, how much memory, and which progress lines came when."""

import json
import os
import subprocess
import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import IO

from wniosek_local.stack import Stack

from .errors import InvalidMeasurement
from .memory import MemoryWatch

Progress = tuple[float, dict[str, object]]


@dataclass(frozen=True, slots=True)
class ControlRun:
    """`progress`: JSON lines of standard error that name a step, with the time at which each was read."""

    seconds: float
    output: str
    progress: list[Progress]
    peak_memory: int

    def first(self, step: str) -> float | None:
        return next((moment for moment, line in self.progress if line["step"] == step), None)


def run_control(stack: Stack, *arguments: str, within: float) -> ControlRun:
    """Runs a command to its end. Invalid when it fails or takes longer than `within` seconds."""
    began = time.monotonic()
    process = subprocess.Popen(
        [stack.settings.binaries / "wniosekctl", *arguments],
        env={**os.environ, **stack.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    memory = MemoryWatch(process.pid)
    memory.start()
    output, errors = _Reader(process.stdout), _Reader(process.stderr)
    try:
        code = process.wait(within)
        seconds = time.monotonic() - began
    except subprocess.TimeoutExpired:
        raise InvalidMeasurement(f"wniosekctl {' '.join(arguments)} did not end within {within:g} s.") from None
    finally:
        process.kill()
        process.wait()
        memory.end()
        output.join()
        errors.join()
    if code != 0:
        last = "\n    ".join([*errors.last, *output.last])
        raise InvalidMeasurement(f"wniosekctl {' '.join(arguments)} ended with exit code {code}:\n    {last}")
    return ControlRun(seconds, "\n".join(line for _, line in output.lines), errors.progress(), memory.peak)


class _Reader(threading.Thread):
    """Reads a stream to its end and remembers when each line came."""

    def __init__(self, stream: IO[str] | None) -> None:
        super().__init__(name="output of wniosekctl", daemon=True)
        self._stream = stream
        self.lines: list[tuple[float, str]] = []
        self.start()

    @property
    def last(self) -> list[str]:
        return [line for _, line in deque(self.lines, maxlen=5)]

    def run(self) -> None:
        if self._stream:
            with self._stream as lines:
                self.lines.extend((time.monotonic(), line.rstrip()) for line in lines)

    def progress(self) -> list[Progress]:
        found = []
        for moment, line in self.lines:
            try:
                said = json.loads(line)
            except ValueError:
                continue
            if isinstance(said, dict) and "step" in said:
                found.append((moment, said))
        return found
