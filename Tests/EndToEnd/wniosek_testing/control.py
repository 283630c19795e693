"""wniosekctl as an operator runs it: exit code, data on standard output, progress on standard error."""

import json
import os
import signal
import subprocess
import threading
from dataclasses import dataclass
from typing import Any

from wniosek_local.settings import REPOSITORY
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until

DONE, FAILED, DIFFERS = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    output: str
    complaint: str

    def __str__(self) -> str:
        return f"exit code {self.code}\n{self.output}\n{self.complaint}"


class Control:
    def __init__(self, stack: Stack, **environment: str) -> None:
        self._program = stack.settings.binaries / "wniosekctl"
        self._environment = {**os.environ, **stack.environment, **environment}

    def run(self, *arguments: str, within: float = 120) -> Outcome:
        done = subprocess.run(
            [self._program, *arguments], env=self._environment, cwd=REPOSITORY, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=within, check=False,
        )  # fmt: skip
        return Outcome(done.returncode, done.stdout, done.stderr)

    def start(self, *arguments: str) -> "Running":
        return Running(
            subprocess.Popen(
                [self._program, *arguments], env=self._environment, cwd=REPOSITORY, stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )  # fmt: skip
        )


class Running:
    """A command at work, with the steps that it has told on standard error so far. Killed at the end of the context."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._output: list[str] = []
        self._complaint: list[str] = []
        self.steps: list[dict[str, Any]] = []
        self._readers = [
            threading.Thread(target=self._read_output, daemon=True),
            threading.Thread(target=self._read_steps, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *error: object) -> None:
        self.kill()

    @property
    def is_running(self) -> bool:
        return self._process.poll() is None

    def step(self, name: str) -> dict[str, Any] | None:
        """The latest step of that name."""
        return next((step for step in reversed(self.steps) if step["step"] == name), None)

    def await_step(self, name: str, within: float = 60) -> dict[str, Any]:
        def found() -> dict[str, Any] | None:
            assert self.is_running or self.step(name), f"it ended before the step {name}: {self.end()}"
            return self.step(name)

        return wait_until(found, f"the step {name}", within, every=0.01)  # type: ignore[return-value]

    def signal(self, number: signal.Signals) -> None:
        if self.is_running:
            self._process.send_signal(number)

    def kill(self) -> None:
        """`kill -9`, and waits until it is gone."""
        self.signal(signal.SIGKILL)
        self.end()

    def end(self, within: float = 120) -> Outcome:
        """Waits for it to end by itself."""
        code = self._process.wait(within)
        for reader in self._readers:
            reader.join(10)
        return Outcome(code, "".join(self._output), "".join(self._complaint))

    def _read_output(self) -> None:
        assert self._process.stdout
        with self._process.stdout as lines:
            self._output.extend(lines)

    def _read_steps(self) -> None:
        assert self._process.stderr
        with self._process.stderr as lines:
            for line in lines:
                self._complaint.append(line)
                if line.startswith('{"step"'):
                    self.steps.append(json.loads(line))
