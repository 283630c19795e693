"""Many residents filing at once, each until they hold a receipt, as a patient person would."""

import http.client
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from wniosek_local.ports import HOST
from wniosek_local.waiting import wait_until
from wniosek_testing.api import read_answer
from wniosek_testing.intake import SUBMISSIONS, submission_headers
from wniosek_testing.residents import Resident

AT_ONCE = 16
PATIENCE = 180.0
"""Seconds in which each resident must get a receipt, faults included."""


class Filing:
    """`receipts` grows from entering the context until `finish`; keyed by the resident's number. Leaving ends all."""

    def __init__(self, port: int, residents: range) -> None:
        self._port = port
        self._residents = residents
        self._lock = threading.Lock()
        self._connections = threading.local()
        self._people = ThreadPoolExecutor(AT_ONCE)
        self._is_over = threading.Event()
        self.receipts: dict[int, dict[str, Any]] = {}
        self.refusals = 0

    def __enter__(self) -> "Filing":
        self._pending = [self._people.submit(self._file, number) for number in self._residents]
        return self

    def __exit__(self, *error: object) -> None:
        self._is_over.set()
        self._people.shutdown(wait=True, cancel_futures=True)

    def await_receipts(self, count: int) -> None:
        def enough() -> bool:
            for filed in self._pending:
                if filed.done():
                    filed.result()
            return len(self.receipts) >= count

        wait_until(enough, f"receipt number {count}", PATIENCE, every=0.01)

    def finish(self) -> list[dict[str, Any]]:
        self._people.shutdown(wait=True)
        for filed in self._pending:
            filed.result()
        return list(self.receipts.values())

    def _file(self, number: int) -> None:
        resident = Resident(number)
        body = json.dumps(resident.application(), ensure_ascii=False).encode()
        headers = submission_headers(f"fault-{number:06d}")
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and not self._is_over.is_set():
            try:
                connection = self._connection()
                connection.request("POST", SUBMISSIONS, body, headers)
                answer = read_answer(connection)
            except (OSError, http.client.HTTPException):
                self._forget_connection()
                self._refused()
                continue
            if answer.status == 201:
                with self._lock:
                    self.receipts[number] = answer.json["receipt"]
                return
            assert answer.status == 503, f"{answer.status}: {answer.body!r}"
            self._refused()
        raise AssertionError(f"resident {number} got no receipt within {PATIENCE:g} s")

    def _refused(self) -> None:
        with self._lock:
            self.refusals += 1
        time.sleep(0.05)  # a person's pause before trying again; nothing is synchronised by it

    def _connection(self) -> http.client.HTTPConnection:
        if not hasattr(self._connections, "open"):
            self._connections.open = http.client.HTTPConnection(HOST, self._port, timeout=30)
        return self._connections.open

    def _forget_connection(self) -> None:
        if hasattr(self._connections, "open"):
            self._connections.open.close()
            del self._connections.open
