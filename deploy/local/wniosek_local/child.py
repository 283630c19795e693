"""One process of the stack: started, logged, recorded, stopped within a deadline."""

import os
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .accounts import Account
from .errors import StackError
from .log import Log, rendered
from .processes import Identity, write_record


@dataclass(frozen=True, slots=True)
class Program:
    """What to run. `stop_steps`: signals in order, each with the seconds the process then has."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    account: Account | None = None
    folder: Path | None = None
    stop_steps: tuple[tuple[signal.Signals, float], ...] = ((signal.SIGTERM, 15.0), (signal.SIGKILL, 5.0))


class Child:
    def __init__(self, program: Program, log: Log, records: Path) -> None:
        self.program = program
        self.name = program.name
        self._log = log
        self._record = records / f"{program.name}.json"
        self._process: subprocess.Popen[bytes] | None = None
        self._identity: Identity | None = None
        self._pump: threading.Thread | None = None
        self._last_lines: deque[str] = deque(maxlen=5)
        self.is_wanted = False

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        program = self.program
        lent = {"user": program.account.user, "group": program.account.group, "extra_groups": []} if program.account else {}
        try:
            self._process = subprocess.Popen(
                program.command,
                env={**os.environ, **program.environment},
                cwd=program.folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches the supervisor only, which stops all in order
                **lent,
            )
        except OSError as error:
            raise StackError(f"{program.name} cannot be started: {error.strerror}: {program.command[0]}.") from error
        self.is_wanted = True
        self._identity = Identity.of(self._process.pid)
        if self._identity:
            write_record(self._record, self._identity)
        self._pump = threading.Thread(target=self._read_lines, name=f"log of {self.name}", daemon=True)
        self._pump.start()

    def signal(self, number: signal.Signals) -> None:
        """Sends the signal, and nothing to a process that has already been waited for."""
        if self.is_running and self._process:
            self._process.send_signal(number)

    def kill(self) -> None:
        """`kill -9`, and waits until the process is gone."""
        self.is_wanted = False
        self.signal(signal.SIGKILL)
        self._finish()

    def ask_to_stop(self) -> None:
        self.is_wanted = False
        self.signal(self.program.stop_steps[0][0])

    def stop(self) -> None:
        """Waits for an end that was asked for and presses harder, saying so, when it does not come."""
        if self._process is None:
            return
        if self.is_wanted:
            self.ask_to_stop()
        for step, (number, seconds) in enumerate(self.program.stop_steps):
            if step > 0:
                previous, waited = self.program.stop_steps[step - 1]
                self._log.say(f"{self.name} did not stop within {waited:g} s of {previous.name}; sending {number.name}.")
                self.signal(number)
            try:
                self._process.wait(seconds)
                break
            except subprocess.TimeoutExpired:
                continue
        self._finish()

    def describe_end(self) -> str:
        code = self._process.poll() if self._process else None
        how = f"signal {signal.Signals(-code).name}" if code is not None and code < 0 else f"exit code {code}"
        last = "\n    ".join(self._last_lines)
        return f"{self.name} ended with {how}." + (f" Its last lines:\n    {last}" if last else "")

    def reap(self) -> None:
        self._finish()

    def _finish(self) -> None:
        if self._process:
            self._process.wait()
        if self._pump:
            self._pump.join(timeout=2)
        self._record.unlink(missing_ok=True)

    def _read_lines(self) -> None:
        if self._process is None or self._process.stdout is None:
            return
        with self._process.stdout as lines, self._log.file_of(self.name).open("ab", buffering=0) as kept:
            for raw in lines:
                kept.write(raw)
                line = raw.decode(errors="replace").rstrip()
                if line:
                    self._last_lines.append(rendered(line)[2])
                    self._log.line(self.name, line)
