"""A stack of its own for each module of fault tests."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY / "deploy" / "local"), str(REPOSITORY / "Tests" / "EndToEnd")]

from projected import PROJECTIONS  # noqa: E402
from wniosek_local.stack import Stack  # noqa: E402
from wniosek_local.temporary import temporary_stack  # noqa: E402


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    # a dead notifier's messages are declared unknown sooner than by default
    with temporary_stack(NOTIFIER_LEASE_S="20") as stack:
        stack.check()
        stack.start_servers()
        stack.prepare()
        stack.start_services()
        yield stack


@pytest.fixture(scope="module")
def followers() -> Iterator[Stack]:
    """The servers and two projectors: what tests of the engine need."""
    with temporary_stack() as stack:
        stack.check()
        stack.start_servers()
        stack.prepare()
        stack.start_services(*PROJECTIONS)
        yield stack
