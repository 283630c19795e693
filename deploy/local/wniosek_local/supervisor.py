"""Keeps a started stack running until it is told to stop, and starts again what ends by itself."""

import os
import signal
import time
from types import FrameType

from .errors import Interrupted, StackError
from .hints import welcome
from .processes import Identity, read_record, write_record
from .stack import Stack

RECORD = "supervisor"
READY = "ready"
_FIRST_PAUSE, _LONGEST_PAUSE, _STEADY_AFTER = 1.0, 30.0, 60.0


class Supervisor:
    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._records = stack.settings.records
        self._asked_at: float | None = None
        self._pauses: dict[str, float] = {}
        self._due: dict[str, float] = {}
        self._began: dict[str, float] = {}

    def run(self) -> None:
        self._refuse_second()
        self._stack.check()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._asked_to_stop)
        identity = Identity.of(os.getpid())
        if identity:
            write_record(self._records / f"{RECORD}.json", identity)
        try:
            self._start()
            self._watch()
        except Interrupted:
            pass
        except StackError:
            if not self._stack.interrupted.is_set():
                raise
        finally:
            (self._records / READY).unlink(missing_ok=True)
            self._stack.log.say("Stopping: services, PDF worker, mail catcher, broker, PostgreSQL.")
            self._stack.stop()
            (self._records / f"{RECORD}.json").unlink(missing_ok=True)
            self._stack.log.say("Everything is stopped.")

    def _refuse_second(self) -> None:
        alive = [file.stem for file in self._records.glob("*.json") if (read := read_record(file)) and read.is_alive]
        if RECORD in alive:
            raise StackError("Wniosek runs already: 'make status' shows it, 'make down' stops it.")
        if alive:
            raise StackError(f"Left running by a supervisor that was killed: {', '.join(alive)}. 'make down' stops them.")

    def _start(self) -> None:
        stack = self._stack
        stack.log.say("Starting PostgreSQL, the broker and the mail catcher …")
        stack.start_servers()
        stack.log.say("Bringing tables and topics up to date …")
        stack.prepare()
        stack.log.say("Starting the services …")
        stack.start_services()
        stack.log.say(welcome(stack))
        (self._records / READY).touch()

    def _watch(self) -> None:
        while not self._stack.interrupted.wait(0.2):
            now = time.monotonic()
            for name in list(self._stack.children):
                self._watch_one(name, now)

    def _watch_one(self, name: str, now: float) -> None:
        child = self._stack.children[name]
        if child.is_running:
            return
        if name not in self._due:
            child.reap()
            was_steady = now - self._began.get(name, now) > _STEADY_AFTER
            pause = _FIRST_PAUSE if was_steady else self._pauses.get(name, _FIRST_PAUSE)
            self._pauses[name] = min(pause * 2, _LONGEST_PAUSE)
            self._due[name] = now + pause
            self._stack.log.say(f"{child.describe_end()}\nStarting it again in {pause:g} s.")
        elif self._due[name] <= now:
            del self._due[name]
            self._began[name] = now
            child.start()

    def _asked_to_stop(self, number: int, frame: FrameType | None) -> None:
        now = time.monotonic()
        self._stack.interrupted.set()
        if self._asked_at is None:
            self._asked_at = now
        elif number == signal.SIGINT and now - self._asked_at > 1:
            # A second Ctrl-C is a person in a hurry; one key press may arrive twice within a moment.
            for child in list(self._stack.children.values()):
                child.signal(signal.SIGKILL)
