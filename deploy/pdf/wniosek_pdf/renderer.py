"""The process that renders, one document after another. Run by the worker, never by a person."""

import gc
import os
import resource
import signal
import sys
from pathlib import Path

from . import frames

# Shaped like a page of the portal, so that fonts, hyphens and tables are loaded before the first resident waits.
_WARM_UP = """<!DOCTYPE html><html lang="pl"><head><title>Próba</title>
<meta name="address" content="https://portal.invalid/"><link rel="stylesheet" href="/zasoby/portal.css"></head>
<body><main><h1>Zażółć</h1><table><tr><th>gęślą</th><td>jaźń</td></tr></table></main></body></html>"""


def main() -> None:
    memory_bytes, timeout, stylesheet = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core would hold the document
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the worker, which ends this process itself
    source, target = os.dup(0), os.dup(1)
    _silence()
    try:
        from .layout import Layout

        layout = Layout(stylesheet.read_text(encoding="utf-8"))
        layout.pdf(_WARM_UP)
    except BaseException as error:
        # No document has been seen yet: the words are about libraries and fonts.
        frames.write(target, frames.BROKEN, f"{type(error).__name__}: {error}".encode()[:400])
        return
    frames.write(target, frames.READY, b"")
    while True:
        _, html = frames.read(source)
        # The worker kills what takes too long; this ends it where the worker itself is gone.
        signal.alarm(timeout + 5)
        try:
            pdf = layout.pdf(html.decode())
        except Exception:  # noqa: BLE001 - whatever is wrong with a document, the next one has to be served
            frames.write(target, frames.NO_LAYOUT, b"")
            return  # what was built halfway may be large: a fresh process is cheaper than finding out
        frames.write(target, frames.PDF, pdf)
        del pdf, html
        gc.collect()
        signal.alarm(0)


def _silence() -> None:
    """Neither Python nor the C libraries may write words of a document anywhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)


if __name__ == "__main__":
    try:
        main()
    except frames.Closed:
        pass
