"""`make up`, `make down`, `make status`: the same supervisor without a terminal."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

from .errors import StackError
from .log import Log
from .ports import PORT_NAMES, is_free
from .processes import Identity, read_record
from .services import SERVICES
from .settings import Settings
from .stack import Stack
from .supervisor import READY, RECORD
from .waiting import wait_until

_STOP_ORDER = (*(service.name for service in SERVICES), "pdf", "mail", "broker", "s3", "postgres")


def up(settings: Settings) -> None:
    supervisor = _alive(settings, RECORD)
    if supervisor:
        print(f"Wniosek runs already (pid {supervisor.pid}); 'make status' shows it.")
        return
    settings.logs.mkdir(parents=True, exist_ok=True)
    log = settings.logs / "wniosek.log"
    began = log.stat().st_size if log.exists() else 0
    (settings.records / READY).unlink(missing_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "wniosek_local", "run"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    print("Starting in the background …", flush=True)
    try:
        wait_until(lambda: process.poll() is not None or (settings.records / READY).exists(), "start", within=240)
    except KeyboardInterrupt:
        process.send_signal(signal.SIGTERM)
        process.wait()
        raise
    with log.open("rb") as written:
        written.seek(began)
        said = written.read().decode(errors="replace")
    if process.poll() is not None:
        raise StackError(f"{_own_words(said)}\nThe whole log: {log}")
    start = said.find("\nWniosek is ready.")
    print(said[start:].split("\n\n\n")[0].rstrip() if start >= 0 else "Wniosek is ready.")
    print(f"\nLog: tail -f {log}\nStop: make down")


def _own_words(said: str) -> str:
    """The last lines, from the supervisor's error on where there is one."""
    lines = said.strip().splitlines()
    errors = [index for index, line in enumerate(lines) if line.startswith("error: ")]
    return "\n".join(lines[errors[-1] :]).removeprefix("error: ") if errors else "\n".join(lines[-10:])


def down(settings: Settings) -> None:
    supervisor = _alive(settings, RECORD)
    found = bool(supervisor)
    if supervisor:
        print("Stopping: services, PDF worker, mail catcher, broker, PostgreSQL …", flush=True)
        _end(supervisor, "the supervisor", signal.SIGTERM, within=120)
    for name in _STOP_ORDER:
        orphan = _alive(settings, name)
        if orphan:
            found = True
            print(f"Stopping {name} (pid {orphan.pid}), left running without its supervisor …", flush=True)
            _end(orphan, name, signal.SIGINT if name == "postgres" else signal.SIGTERM, within=20)
    for record in settings.records.glob("*.json"):
        record.unlink()
    (settings.records / READY).unlink(missing_ok=True)
    print("Everything is stopped." if found else "Nothing is running.")


def _end(identity: Identity, name: str, number: signal.Signals, within: float) -> None:
    identity.send(number)
    try:
        wait_until(lambda: not identity.is_alive, f"the end of {name}", within)
    except StackError:
        print(f"{name} did not stop within {within:g} s of {number.name}; sending SIGKILL.", flush=True)
        identity.send(signal.SIGKILL)
        wait_until(lambda: not identity.is_alive, f"the end of {name}", within=10)


def status(settings: Settings) -> int:
    """Prints one line a process; 0 when all of them run and are ready, 3 otherwise (as service managers do)."""
    stack = Stack(settings, Log(settings.logs, quiet=True))
    supervisor = _alive(settings, RECORD)
    print("Wniosek runs." if supervisor else "Wniosek does not run.")
    numbers = {port.name: settings.ports[port.name] for port in PORT_NAMES}
    ports = {service.name: service.http_port or service.admin_port for service in SERVICES}
    ports |= {"pdf": "pdf", "mail": "smtp", "broker": "broker", "s3": "s3", "postgres": "postgres"}
    given = {"postgres": settings.given_database, "mail": settings.given_smtp, "broker": settings.given_broker}
    all_ready = True
    for name in reversed(_STOP_ORDER):
        if given.get(name) or (name == "s3" and settings.given_broker):
            print(f"  {name:<18} given by the environment, not ours")
            continue
        process = _alive(settings, name)
        says_so = name == "pdf" or any(service.name == name for service in SERVICES)
        ready = process is not None and (stack.is_ready(name) if says_so else not is_free(numbers[ports[name]]))
        all_ready = all_ready and ready
        state = "ready" if ready else "running, not ready" if process else "stopped"
        where = f"127.0.0.1:{numbers[ports[name]]}" + (f"  pid {process.pid}" if process else "")
        print(f"  {name:<18} {state:<20} {where}")
    return 0 if all_ready else 3


def clean(settings: Settings) -> None:
    """Wipes log, read models, mail and secrets; the Python environment stays, it holds no state."""
    running = [file.stem for file in settings.records.glob("*.json") if _alive(settings, file.stem)]
    if running:
        raise StackError(f"Still running: {', '.join(sorted(running))}. 'make down' first.")
    for folder in sorted(settings.state.iterdir()):
        if folder.name not in ("venv", "lib"):
            _remove(folder)
    print("The log, the read models, mail, secrets and logs are wiped.")


def _remove(path: Path) -> None:
    try:
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    except PermissionError:
        raise StackError(f"{path} belongs to another user: 'sudo make clean-local'.") from None


def _alive(settings: Settings, name: str) -> Identity | None:
    record = read_record(settings.records / f"{name}.json")
    return record if record and record.is_alive else None
