"""The worker's life: start, serve, stop."""

import signal
import sys
import threading
from http.server import ThreadingHTTPServer

from . import log
from .handler import Handler
from .pool import Pool
from .settings import Settings, SettingsError

CONFIGURATION_ERROR = 78
FINISH_WITHIN = 7.0
"""Seconds for documents in work after SIGTERM; with the answers and the ends of processes it stays under ten."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        kind = sys.exc_info()[0]
        if kind and not issubclass(kind, OSError):  # clients may go at any time
            log.write("error", "request failed", cause=kind.__name__)


def main() -> int:
    try:
        settings = Settings.from_environment()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return CONFIGURATION_ERROR
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    pool = Pool(settings)
    bound = type("BoundHandler", (Handler,), {"settings": settings, "pool": pool})
    try:
        server = Server((settings.host, settings.port), bound)
    except OSError as error:
        print(f"PDF_HOST and PDF_PORT: cannot listen there: {error.strerror}.", file=sys.stderr)
        return CONFIGURATION_ERROR
    pool.start()
    serving = threading.Thread(target=server.serve_forever, args=(0.1,), name="listener", daemon=True)
    serving.start()
    log.write("info", "listening", host=settings.host, port=settings.port)
    stopping.wait()
    log.write("info", "stopping")
    pool.stop(FINISH_WITHIN)
    server.shutdown()
    server.server_close()
    log.write("info", "stopped")
    return 0
