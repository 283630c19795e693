"""HTTP: POST /pdf, GET /livez, GET /readyz."""

import time
from collections.abc import Mapping
from email.message import Message
from http.server import BaseHTTPRequestHandler

from . import log, problems
from .pool import Pool
from .problems import Refusal
from .settings import Settings

_ROUTES = {"/pdf": "POST", "/livez": "GET", "/readyz": "GET"}
_DRAINED_AT_MOST = 16 * 1_048_576


class Handler(BaseHTTPRequestHandler):
    """`settings` and `pool` are set on a subclass of this by the service."""

    settings: Settings
    pool: Pool
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds a connection may say nothing
    disable_nagle_algorithm = True

    def __getattr__(self, name: str) -> object:
        if name.startswith("do_"):
            return self._answer
        raise AttributeError(name)

    def _answer(self) -> None:
        with self.pool.activity:
            self._answer_counted()

    def _answer_counted(self) -> None:
        began = time.monotonic()
        route = self.path.partition("?")[0]
        self._unread = self._body_length()
        try:
            status, kind, body, extra = 200, *self._content(route), {}
        except Refusal as refusal:
            problem = refusal.problem
            status, kind, body = problem.status, "application/problem+json", problem.body()
            extra = {"Retry-After": problem.retry_after, "Allow": problem.allow}
        self._drain()
        self.close_connection = self.close_connection or self.pool.is_stopping
        self._send(status, kind, body, extra)
        if route not in ("/livez", "/readyz"):
            milliseconds = round((time.monotonic() - began) * 1000)
            known = route if route in _ROUTES else "unknown"
            log.write("info", "request", path=known, status=status, ms=milliseconds, bytes=len(body))

    def _content(self, route: str) -> tuple[str, bytes]:
        if route not in _ROUTES:
            raise Refusal(problems.NOT_FOUND)
        if self.command != _ROUTES[route]:
            raise Refusal(problems.wrong_method(_ROUTES[route]))
        if route == "/livez":
            return "text/plain; charset=utf-8", b"alive\n"
        if route == "/readyz":
            if not self.pool.is_ready:
                raise Refusal(problems.NOT_READY)
            return "text/plain; charset=utf-8", b"ready\n"
        return "application/pdf", self.pool.pdf(self._html())

    def _html(self) -> bytes:
        if "Transfer-Encoding" in self.headers or self._unread is None:
            raise Refusal(problems.LENGTH_MISSING)
        if not _is_html(self.headers.get("Content-Type", "")):
            raise Refusal(problems.WRONG_TYPE)
        if self._unread > self.settings.maximum_bytes:
            raise Refusal(problems.TOO_LARGE)
        html = self.rfile.read(self._unread)
        self._unread -= len(html)
        try:
            if self._unread == 0 and html.decode().strip():
                return html
        except UnicodeDecodeError:
            pass
        raise Refusal(problems.NOT_TEXT)

    def _body_length(self) -> int | None:
        text = self.headers.get("Content-Length", "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None

    def _drain(self) -> None:
        """Reads what was sent and not wanted: closing on unread bytes could take the answer away with them."""
        if "Transfer-Encoding" in self.headers or (self._unread or 0) > _DRAINED_AT_MOST:
            self.close_connection = True
            return
        while self._unread:
            part = self.rfile.read(min(self._unread, 65_536))
            if not part:
                self.close_connection = True
                return
            self._unread -= len(part)

    def _send(self, status: int, kind: str, body: bytes, extra: Mapping[str, object]) -> None:
        self.send_response_only(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        for name, value in extra.items():
            if value is not None:
                self.send_header(name, str(value))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the standard library finds wrong with a request, without quoting the request."""
        self.close_connection = True
        self._send(code, "application/problem+json", problems.unreadable(code).body(), {})

    def log_message(self, format: str, *arguments: object) -> None:
        """Request lines are not logged: see `_answer`."""


def _is_html(content_type: str) -> bool:
    message = Message()
    message["Content-Type"] = content_type
    charset = message.get_content_charset("utf-8")
    return bool(content_type) and message.get_content_type() == "text/html" and charset in ("utf-8", "utf8")
