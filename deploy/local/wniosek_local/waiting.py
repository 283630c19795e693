"""Waiting on conditions, always with a deadline."""

import time
from collections.abc import Callable
from typing import TypeVar

from .errors import StackError

Value = TypeVar("Value")


def wait_until(condition: Callable[[], Value], what: str, within: float, every: float = 0.05) -> Value:
    """Returns the first truthy answer of `condition`; a StackError that names `what` after `within` seconds."""
    deadline = time.monotonic() + within
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() >= deadline:
            raise StackError(f"{what} did not happen within {within:g} s.")
        time.sleep(every)
