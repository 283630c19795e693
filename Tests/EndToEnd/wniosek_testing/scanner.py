"""A real clamd with one signature of its own: it finds the EICAR test file and nothing else."""

import shutil
import signal
import socket
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wniosek_local.ports import HOST
from wniosek_local.waiting import wait_until

# In two parts, so that no scanner takes this file for infected.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@contextmanager
def running_scanner(folder: Path) -> Iterator[str]:
    """Its address, as SCANNER_ADDRESS wants it."""
    program = shutil.which("clamd", path="/usr/sbin:/usr/bin")
    assert program, "clamd is missing: install clamav-daemon (make test does)"
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    database = folder / "database"
    database.mkdir(parents=True)
    (database / "test.ndb").write_text(f"Eicar-Custom:0:*:{EICAR.hex()}\n")
    settings = folder / "clamd.conf"
    settings.write_text(
        f"DatabaseDirectory {database}\nTCPSocket {port}\nTCPAddr {HOST}\nForeground yes\nUser root\n"
        f"TemporaryDirectory {folder}\nLogFile {folder}/clamd.log\n"
    )
    process = subprocess.Popen([program, f"--config-file={settings}"], stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    try:
        wait_until(lambda: _answers(port, process), "clamd answering", 60)
        yield f"tcp://{HOST}:{port}"
    finally:
        process.send_signal(signal.SIGCONT)
        process.terminate()
        process.wait(20)


def _answers(port: int, process: "subprocess.Popen[bytes]") -> bool:
    assert process.poll() is None, "clamd ended"
    try:
        with socket.create_connection((HOST, port), timeout=2) as connection:
            connection.sendall(b"zINSTREAM\0" + struct.pack("!I", 1) + b"a" + struct.pack("!I", 0))
            return connection.recv(100).startswith(b"stream: OK")
    except OSError:
        return False
