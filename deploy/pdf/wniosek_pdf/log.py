"""Log lines: one JSON object a line, and nothing of a document in it."""

import json
import sys
import threading
from datetime import UTC, datetime

_lock = threading.Lock()


def write(level: str, message: str, **fields: object) -> None:
    moment = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    line = json.dumps(
        {"ts": moment, "level": level, "service": "pdf", "message": message, **fields}, ensure_ascii=False
    )
    with _lock:
        print(line, flush=True, file=sys.stdout)
