"""The renderers, the documents that wait for one, and an orderly end."""

import queue
import threading
import time
from concurrent.futures import Future, InvalidStateError
from dataclasses import dataclass, field

from . import log
from .activity import Activity
from .child import NoLayout, Renderer, TooSlow, Unusable
from .problems import NO_LAYOUT, QUEUE_FULL, STOPPING, TOO_SLOW, Problem, Refusal
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
                if renderer is not None:
                    renderer.end()
                renderer = self._new_renderer(number)
                if renderer is None:
                    continue
                self._ready[number] = renderer
            try:
                job = self._waiting.get(timeout=0.2)
            except queue.Empty:
                continue
            if job.answer.set_running_or_notify_cancel():
                self._render(renderer, job)
        self._ready.pop(number, None)
        if renderer is not None:
            renderer.end()

    def _new_renderer(self, number: int) -> Renderer | None:
        began = time.monotonic()
        renderer = self._starting[number] = Renderer(self._settings)
        try:
            renderer.await_ready()
        except Unusable as error:
            renderer.end()
            if not self._stopping.is_set():
                log.write("error", "a renderer could not start", cause=str(error))
            self._stopping.wait(_PAUSE_AFTER_FAILURE)
            return None
        finally:
            del self._starting[number]
        log.write("info", "renderer ready", pid=renderer.pid, ms=round((time.monotonic() - began) * 1000))
        return renderer

    def _render(self, renderer: Renderer, job: _Job) -> None:
        try:
            job.answer.set_result(renderer.pdf(job.html))
        except TooSlow:
            _refuse(job, TOO_SLOW)
        except NoLayout:
            _refuse(job, STOPPING if self._stopping.is_set() else NO_LAYOUT)


def _refuse(job: _Job, problem: Problem) -> None:
    try:
        job.answer.set_exception(Refusal(problem))
    except InvalidStateError:
        pass  # whoever asked has given up waiting
