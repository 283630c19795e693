"""The renderers, the documents that wait for one, and an orderly end."""

import queue
import threading
import time
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, field

from . import log
from .activity import Activity
from .child import NoLayout, Renderer, TooSlow, Unusable
from .problems import NO_LAYOUT, NOT_READY, QUEUE_FULL, STOPPING, TOO_SLOW, Problem, Refusal
from .settings import Settings

_PAUSE_AFTER_FAILURE = 2.0


@dataclass(frozen=True, slots=True)
class _Job:
    html: bytes
    answer: "Future[bytes]" = field(default_factory=Future)


class Pool:
    """One thread a renderer. A thread replaces its renderer when it was killed, died, or has done its share."""

    def __init__(self, settings: Settings) -> None:
        self.activity = Activity()
        self._settings = settings
        self._waiting: queue.Queue[_Job] = queue.Queue(maxsize=settings.queue)
        self._lock = threading.Lock()
        self._ready: dict[int, Renderer] = {}
        self._starting: dict[int, Renderer] = {}
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._work, args=(number,), name=f"renderer {number}", daemon=True)
            for number in range(settings.workers)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    @property
    def is_ready(self) -> bool:
        return bool(self._ready) and not self._stopping.is_set()

    @property
    def is_stopping(self) -> bool:
        return self._stopping.is_set()

    def pdf(self, html: bytes) -> bytes:
        """Waits for a renderer as long as for a document, then for the document; a Refusal where there will be none."""
        job = _Job(html)
        with self._lock:
            if self._stopping.is_set():
                raise Refusal(STOPPING)
            try:
                self._waiting.put_nowait(job)
            except queue.Full:
                raise Refusal(QUEUE_FULL) from None
        try:
            return job.answer.result(timeout=self._settings.timeout)
        except TimeoutError:
            if job.answer.cancel():
                raise Refusal(QUEUE_FULL) from None
        return job.answer.result()

    def stop(self, within: float) -> None:
        """Documents in work are finished, those that wait are refused, and after `within` seconds all is ended."""
        deadline = time.monotonic() + within
        with self._lock:
            self._stopping.set()
        while True:
            try:
                _refuse(self._waiting.get_nowait(), STOPPING)
            except queue.Empty:
                break
        for renderer in list(self._starting.values()):
            renderer.kill()
        self._await_threads(deadline)
        for renderer in list(self._ready.values()):
            renderer.kill()
        self._await_threads(time.monotonic() + 1)
        self.activity.await_none(within=1)

    def _await_threads(self, deadline: float) -> None:
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _work(self, number: int) -> None:
        renderer: Renderer | None = None
        while not self._stopping.is_set():
            if renderer is None or not renderer.is_usable:
                self._ready.pop(number, None)
                _end(renderer)
                renderer = self._new_renderer(number)
                if renderer is None:
                    continue
                self._ready[number] = renderer
            try:
                job = self._waiting.get(timeout=0.2)
            except queue.Empty:
                continue
            if job.answer.set_running_or_notify_cancel() and not self._render(renderer, job):
                self._ready.pop(number, None)
                _end(renderer)
                renderer = None
        self._ready.pop(number, None)
        _end(renderer)

    def _new_renderer(self, number: int) -> Renderer | None:
        began = time.monotonic()
        renderer: Renderer | None = None
        try:
            renderer = self._starting[number] = Renderer(self._settings)
            renderer.await_ready()
        except Exception as error:  # no memory, process or folder to be had: it may be there in a moment
            _end(renderer)
            if not self._stopping.is_set():
                # No document has been seen yet: the words are about the machine.
                _tell("error", "a renderer could not start", cause=_words(error))
            self._stopping.wait(_PAUSE_AFTER_FAILURE)
            return None
        finally:
            self._starting.pop(number, None)
        _tell("info", "renderer ready", pid=renderer.pid, ms=round((time.monotonic() - began) * 1000))
        return renderer

    def _render(self, renderer: Renderer, job: _Job) -> bool:
        """Whether the renderer can be trusted with another document; what failed halfway might answer with this one."""
        try:
            job.answer.set_result(renderer.pdf(job.html))
        except TooSlow:
            _refuse(job, TOO_SLOW)
        except NoLayout:
            _refuse(job, STOPPING if self._stopping.is_set() else NO_LAYOUT)
        except Exception as error:
            _refuse(job, NOT_READY)
            _tell("error", "a renderer failed", cause=type(error).__name__)
            return False
        return True


def _end(renderer: Renderer | None) -> None:
    if renderer is None:
        return
    try:
        renderer.end()
    except Exception as error:
        _tell("error", "a renderer could not be cleared away", cause=type(error).__name__)


def _words(error: Exception) -> str:
    return str(error) if isinstance(error, Unusable) else f"{type(error).__name__}: {error}"


def _tell(level: str, message: str, **fields: object) -> None:
    """What took the renderer away, a full disk say, may take the log away as well: the thread goes on without."""
    with suppress(Exception):
        log.write(level, message, **fields)


def _refuse(job: _Job, problem: Problem) -> None:
    try:
        job.answer.set_exception(Refusal(problem))
    except InvalidStateError:
        pass  # whoever asked has given up waiting
