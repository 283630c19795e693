"""One renderer as the worker sees it: started, fed, and killed when it takes too long."""

import os
import subprocess
import sys
import tempfile
import time

from . import frames
from .settings import Settings

START_WITHIN = 60.0
DOCUMENTS_EACH = 200
"""After so many a renderer is replaced: what leaks, leaks no further."""


class Unusable(Exception):
    """The renderer could not start; the text says why and holds nothing of any document."""


class NoLayout(Exception):
    """The renderer gave the document up, or died of it."""


class TooSlow(Exception):
    pass


class Renderer:
    """Belongs to one thread, except for `kill`."""

    def __init__(self, settings: Settings) -> None:
        self._timeout = settings.timeout
        self._left = DOCUMENTS_EACH
        # WeasyPrint makes folders that a killed process leaves behind; here they go with it.
        self._folder = tempfile.TemporaryDirectory(prefix="wniosek-pdf-", ignore_cleanup_errors=True)
        arguments = (str(settings.memory_bytes), str(int(settings.timeout)), str(settings.stylesheet))
        self._process = subprocess.Popen(
            (sys.executable, "-m", "wniosek_pdf.renderer", *arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": self._folder.name},
            start_new_session=True,  # a signal to the worker's group leaves the document in work alone
        )
        assert self._process.stdin and self._process.stdout
        self._input, self._output = self._process.stdin.fileno(), self._process.stdout.fileno()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def is_usable(self) -> bool:
        return self._left > 0 and self._process.poll() is None

    def await_ready(self) -> None:
        try:
            kind, words = frames.read(self._output, time.monotonic() + START_WITHIN)
        except frames.TooLate:
            raise Unusable(f"not ready within {START_WITHIN:g} s") from None
        except frames.Closed:
            raise Unusable(f"ended with code {self._process.wait()}") from None
        if kind != frames.READY:
            raise Unusable(words.decode(errors="replace"))

    def pdf(self, html: bytes) -> bytes:
        self._left -= 1
        try:
            frames.write(self._input, frames.DOCUMENT, html)
            kind, content = frames.read(self._output, time.monotonic() + self._timeout)
        except frames.TooLate:
            self.end()
            raise TooSlow from None
        except frames.Closed:
            self.end()
            raise NoLayout from None
        if kind != frames.PDF:
            self.end()
            raise NoLayout
        return content

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """Kills and waits; a renderer holds nothing worth finishing between documents."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe and not pipe.closed:
                pipe.close()
        self._folder.cleanup()
