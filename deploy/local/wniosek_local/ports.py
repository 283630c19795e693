"""The ports of the local stack, who may change them and who holds one that is taken."""

import os
import socket
from dataclasses import dataclass
from pathlib import Path

from .errors import StackError

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class PortName:
    name: str
    default: int
    purpose: str

    @property
    def variable(self) -> str:
        return f"WNIOSEK_{self.name.upper().replace('-', '_')}_PORT"


PORT_NAMES = (
    PortName("intake", 8080, "portal and public API"),
    PortName("intake-admin", 9080, "health and metrics of intake"),
    PortName("casework", 8081, "caseworkers' API"),
    PortName("casework-admin", 9081, "health and metrics of casework"),
    PortName("housing-allowance-admin", 9082, "health and metrics of projector housing-allowance"),
    PortName("applicant-status-admin", 9083, "health and metrics of projector applicant-status"),
    PortName("notifier-admin", 9084, "health and metrics of notifier"),
    PortName("importer-admin", 9085, "health and metrics of importer"),
    *(
        PortName(f"{name}-admin", 9086 + number, f"health and metrics of projector {name}")
        for number, name in enumerate(("social-assistance", "family-benefits", "alimony-fund", "event-archive"))
    ),
    PortName("pdf", 8090, "PDF worker"),
    PortName("postgres", 54320, "PostgreSQL"),
    PortName("broker", 19092, "Kafka broker"),
    PortName("s3", 19093, "object store under the broker"),
    PortName("smtp", 2525, "mail catcher"),
)


def ports_from_environment() -> dict[str, int]:
    return {port.name: _number(port) for port in PORT_NAMES}


def _number(port: PortName) -> int:
    text = os.environ.get(port.variable, str(port.default))
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise StackError(f"{port.variable}={text!r} is not a port number.")
    return int(text)


def free_ports() -> dict[str, int]:
    """Ports that nobody listens on now. All are held open together, so no two names get the same one."""
    sockets = {port.name: socket.socket() for port in PORT_NAMES}
    for opened in sockets.values():
        opened.bind((HOST, 0))
    numbers = {name: opened.getsockname()[1] for name, opened in sockets.items()}
    for opened in sockets.values():
        opened.close()
    return numbers


def check_free(ports: dict[str, int], needed: list[str]) -> None:
    names = {port.name: port for port in PORT_NAMES}
    for name in needed:
        number = ports[name]
        if is_free(number):
            continue
        holder = holder_of(number)
        by = f" by {holder}" if holder else ""
        raise StackError(
            f"Port {number} ({name}, {names[name].purpose}) is taken{by}: "
            f"stop that, or choose another with {names[name].variable}=<port>."
        )


def is_free(number: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, number))
        except OSError:
            return False
    return True


def holder_of(number: int) -> str | None:
    """`name (pid 123)` of the process that listens on the port, where /proc lets us see it."""
    inodes = {f"socket:[{inode}]" for inode in _listening_inodes(number)}
    for descriptor in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if os.readlink(descriptor) in inodes:
                process = descriptor.parents[1]
                return f"{(process / 'comm').read_text().strip()} (pid {process.name})"
        except OSError:
            continue
    return None


def _listening_inodes(number: int) -> list[str]:
    listening = "0A"
    found = []
    for table in (Path("/proc/net/tcp"), Path("/proc/net/tcp6")):
        for line in table.read_text().splitlines()[1:] if table.exists() else []:
            fields = line.split()
            if fields[3] == listening and int(fields[1].rpartition(":")[2], 16) == number:
                found.append(fields[9])
    return found
