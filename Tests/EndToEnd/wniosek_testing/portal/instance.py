"""Another instance of intake beside the stack's own, with settings of its own: a portal has more than one machine."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wniosek_local.child import Child
from wniosek_local.log import Log
from wniosek_local.ports import free_ports
from wniosek_local.services import SERVICE, service_program
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until
from wniosek_testing.api import Api


@contextmanager
def second_intake(stack: Stack, folder: Path, **environment: str) -> Iterator[str]:
    """Its address once it serves pages; it has the stack's log, database and keys where the environment names no others, and
    keeps its own lines in `folder`."""
    ports = free_ports()
    settings = dataclasses.replace(stack.settings, ports=ports)
    program = service_program(SERVICE["intake"], settings, stack.environment | environment)
    child = Child(program, Log(folder, quiet=True), folder)
    child.start()
    try:
        wait_until(lambda: _serves(child, ports["intake"]), "the second intake serving pages", 60)
        yield f"http://127.0.0.1:{ports['intake']}"
    finally:
        child.stop()


def _serves(child: Child, port: int) -> bool:
    assert child.is_running, child.describe_end()
    try:
        return Api(f"http://127.0.0.1:{port}").request("GET", "/").status == 200
    except OSError:
        return False
