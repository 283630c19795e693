"""Further instances of a service beside the one that the stack started."""

import http.client
import re
import socket
from dataclasses import replace
from itertools import count

from wniosek_local.child import Child
from wniosek_local.ports import HOST
from wniosek_local.services import SERVICE, service_program
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until


class Instance:
    """One process, known by its pid where the database names owners."""

    def __init__(self, child: Child, admin_port: int) -> None:
        self.child = child
        self._admin_port = admin_port

    @property
    def pid(self) -> int:
        assert self.child.pid is not None
        return self.child.pid

    def is_ready(self) -> bool:
        try:
            return self._get("/readyz")[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    def metric(self, name: str) -> float:
        """The sum of all series of that name; 0 where there is none."""
        body = self._get("/metrics")[1]
        series = re.findall(rf"^wniosek_{re.escape(name)}(?:\{{[^}}]*\}})? ([0-9.eE+-]+)$", body, re.MULTILINE)
        return sum(map(float, series))

    def _get(self, path: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection(HOST, self._admin_port, timeout=2)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()


class Instances:
    """Started on ports of their own; those that still run are stopped at the end of the context."""

    def __init__(self, stack: Stack, service: str) -> None:
        self._stack = stack
        self._service = SERVICE[service]
        self._numbers = count(2)
        self.first = Instance(stack.children[service], stack.settings.ports[self._service.admin_port])
        self.further: list[Instance] = []

    def __enter__(self) -> "Instances":
        return self

    def __exit__(self, *error: object) -> None:
        self.stop(len(self.further))

    def start(self, number: int = 1) -> list[Instance]:
        """So many more, ready."""
        started = [self._start() for _ in range(number)]
        for instance in started:
            wait_until(instance.is_ready, f"{instance.child.name} becoming ready", 60)
        return started

    def stop(self, number: int) -> None:
        """The youngest of them, as a deployment does: SIGTERM, all at once."""
        leaving, self.further = self.further[len(self.further) - number :], self.further[: len(self.further) - number]
        for instance in leaving:
            instance.child.ask_to_stop()
        for instance in leaving:
            instance.child.stop()

    def _start(self) -> Instance:
        name = f"{self._service.name}-{next(self._numbers)}"
        port = free_port()
        self._stack.settings.ports[f"{name}-admin"] = port
        service = replace(self._service, name=name, admin_port=f"{name}-admin")
        child = Child(
            service_program(service, self._stack.settings, self._stack.environment),
            self._stack.log,
            self._stack.settings.records,
        )
        child.start()
        instance = Instance(child, port)
        self.further.append(instance)
        return instance


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]
