"""One test runner: its output shown as it comes, and an end to it when it has nothing more to say."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping

from .errors import StackError
from .settings import REPOSITORY

# The longest test, a crash under load, takes about a minute; a machine three times slower still stays well below.
SILENCE = 420.0


class Runner:
    """In a session of its own: what hangs is ended with everything it started."""

    def __init__(self, command: list[str], environment: Mapping[str, str], silence: float = SILENCE) -> None:
        self._silence = silence
        self._heard = time.monotonic()
        self._process = subprocess.Popen(
            command,
            cwd=REPOSITORY,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._pump = threading.Thread(target=self._show, name="output of the runner", daemon=True)
        self._pump.start()

    def wait(self) -> int:
        """The exit code. Raises when the runner was silent for too long, after showing where its threads stand."""
        while True:
            try:
                code = self._process.wait(1)
                self._pump.join(5)
                return code
            except subprocess.TimeoutExpired:
                if time.monotonic() - self._heard > self._silence:
                    self._show_stacks()
                    self.interrupt()
                    raise StackError(
                        f"no output for {self._silence:g} s: the test named last above hangs; it was stopped."
                    ) from None

    def interrupt(self) -> None:
        """Ctrl-C for the runner, time to stop what it started, and the end of what does not listen."""
        self._signal(signal.SIGINT)
        try:
            self._process.wait(60)
        except subprocess.TimeoutExpired:
            pass
        self._signal(signal.SIGKILL)
        self._process.wait()

    def _show(self) -> None:
        output = self._process.stdout
        if output is None:
            return
        with output:
            while chunk := os.read(output.fileno(), 65_536):
                self._heard = time.monotonic()
                sys.stdout.buffer.write(chunk)
                sys.stdout.buffer.flush()

    def _signal(self, number: signal.Signals) -> None:
        try:
            os.killpg(self._process.pid, number)
        except ProcessLookupError:
            pass

    def _show_stacks(self) -> None:
        gdb = shutil.which("gdb")
        if not gdb:
            return
        print("\n== stacks of the silent runner", flush=True)
        for pid in _session(self._process.pid):
            command = [gdb, "-p", str(pid), "-batch", "-ex", "thread apply all backtrace 12"]
            subprocess.run(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60, check=False)


def _session(leader: int) -> list[int]:
    """Processes of a session, from /proc (proc(5), field 6 of stat)."""
    found = []
    for entry in os.listdir("/proc"):
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except (OSError, NotADirectoryError):
            continue
        if entry.isdecimal() and int(fields[3]) == leader:
            found.append(int(entry))
    return found
