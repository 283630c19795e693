"""What can go wrong, for the program that asked (RFC 9457)."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`code`: stable, the end of `type`. `retry_after`: seconds."""

    status: int
    code: str
    title: str
    detail: str
    retry_after: int | None = None
    allow: str | None = None

    def body(self) -> bytes:
        members = {
            "type": f"urn:wniosek:problem:{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        return json.dumps(members, ensure_ascii=False).encode()


class Refusal(Exception):
    """There will be no PDF. Made anew for every request: an exception holds on to what it passed through."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


NOT_FOUND = Problem(404, "pdf-address-unknown", "Nothing here", "Use POST /pdf, GET /livez or GET /readyz.")
LENGTH_MISSING = Problem(411, "pdf-length-missing", "Length missing", "Send Content-Length, not a chunked body.")
TOO_LARGE = Problem(413, "pdf-too-large", "HTML too large", "Send a smaller page, or raise PDF_MAXIMUM_BYTES.")
WRONG_TYPE = Problem(415, "pdf-wrong-type", "Not HTML", "Send Content-Type: text/html; charset=utf-8.")
NOT_TEXT = Problem(422, "pdf-not-utf-8", "Not UTF-8", "Send the page in UTF-8, and not empty.")
NO_LAYOUT = Problem(
    422,
    "pdf-no-layout",
    "HTML that cannot be laid out",
    "It needs more memory or nesting than one page may: simplify it.",
)
QUEUE_FULL = Problem(503, "pdf-queue-full", "Too many documents wait", "Ask again in a moment.", retry_after=5)
STOPPING = Problem(503, "pdf-stopping", "The worker is stopping", "Ask again in a moment.", retry_after=5)
NOT_READY = Problem(503, "pdf-not-ready", "Not ready yet", "No renderer has started; ask again.", retry_after=1)
TOO_SLOW = Problem(504, "pdf-too-slow", "The document took too long", "Simplify the page, or raise PDF_TIMEOUT_S.")


def wrong_method(allowed: str) -> Problem:
    return Problem(405, "pdf-wrong-method", "Method not allowed", f"Use {allowed} here.", allow=allowed)


def unreadable(status: int) -> Problem:
    return Problem(status, "pdf-request-unreadable", "Request not understood", "Send HTTP/1.1 as RFC 9112 has it.")
