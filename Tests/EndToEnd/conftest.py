"""One whole stack for all end-to-end tests: real PostgreSQL, broker and mail server on free ports, debug binaries."""

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(REPOSITORY / "deploy" / "local"), str(Path(__file__).parent)]

from wniosek_local.stack import Stack  # noqa: E402
from wniosek_local.temporary import temporary_stack  # noqa: E402
from wniosek_testing.casework import Casework  # noqa: E402
from wniosek_testing.intake import Intake  # noqa: E402
from wniosek_testing.mailbox_folder import Mailbox  # noqa: E402
from wniosek_testing.read_models import ReadModels  # noqa: E402
from wniosek_testing.residents import Resident  # noqa: E402
from wniosek_testing.topic import Topic  # noqa: E402

_numbers = count(1)


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    with temporary_stack() as stack:
        stack.check()
        stack.start_servers()
        stack.prepare()
        stack.start_services()
        yield stack


@pytest.fixture(scope="session")
def intake(stack: Stack) -> Intake:
    return Intake(stack.url("intake"))


@pytest.fixture(scope="session")
def anna(stack: Stack) -> Casework:
    return Casework(stack.url("casework"), stack.keys.token("anna.kowalska"))


@pytest.fixture(scope="session")
def piotr(stack: Stack) -> Casework:
    return Casework(stack.url("casework"), stack.keys.token("piotr.nowak"))


@pytest.fixture(scope="session")
def mailbox(stack: Stack) -> Mailbox:
    return Mailbox(stack.mail.folder)


@pytest.fixture(scope="session")
def topic(stack: Stack) -> Topic:
    return Topic(stack.endpoints.broker)


@pytest.fixture(scope="session")
def read_models(stack: Stack) -> ReadModels:
    return ReadModels(stack.endpoints.database)


@pytest.fixture
def resident() -> Resident:
    """Somebody who has not filed yet."""
    return Resident(next(_numbers))
