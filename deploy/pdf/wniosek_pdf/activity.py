"""How many requests are in work: the last answers are to be written before the end."""

import threading


class Activity:
    """`with activity:` stands around a request."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    def __enter__(self) -> None:
        with self._changed:
            self._count += 1

    def __exit__(self, *error: object) -> None:
        with self._changed:
            self._count -= 1
            self._changed.notify_all()

    def await_none(self, within: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._count == 0, timeout=within)
