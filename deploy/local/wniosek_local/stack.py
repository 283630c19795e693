"""The whole stack: what is started in which order, waited for, and stopped in the other order."""

import http.client
import os
import subprocess
import threading
from collections.abc import Callable

from .broker import Broker, ObjectStore
from .child import Child, Program
from .errors import Interrupted, StackError
from .keys import Keys
from .log import Log
from .mail import MailCatcher
from .pdf import PdfWorker
from .ports import HOST, check_free
from .postgres import PostgresServer
from .services import EXECUTABLES, SERVICE, SERVICES, Endpoints, common_environment, service_program
from .settings import Settings
from .waiting import wait_until

READY_WITHIN = 60.0


class Stack:
    def __init__(self, settings: Settings, log: Log) -> None:
        self.settings = settings
        self.log = log
        self.keys = Keys(settings.state / "secrets")
        ports = settings.ports
        self.postgres = PostgresServer(settings.state / "pg", ports["postgres"], self.keys.database_password)
        self.store = ObjectStore(settings.state / "s3", ports["s3"])
        self.broker = Broker(ports["broker"], ports["s3"] if settings.storage == "s3" else None)
        self.mail = MailCatcher(ports["smtp"], settings.mail)
        self.pdf = PdfWorker(ports["pdf"])
        self.children: dict[str, Child] = {}
        self.interrupted = threading.Event()  # set: start nothing more and stop waiting

    @property
    def endpoints(self) -> Endpoints:
        given = self.settings
        return Endpoints(
            broker=given.given_broker or f"{HOST}:{self.broker.port}",
            database=given.given_database or self.postgres.url,
            smtp=given.given_smtp or self.mail.url,
            pdf=self.pdf.url,
        )

    @property
    def environment(self) -> dict[str, str]:
        """What every service, and every test against the same servers, is given."""
        return common_environment(self.settings, self.endpoints, self.keys)

    def url(self, service: str) -> str:
        return f"http://{HOST}:{self.settings.ports[service]}"

    # Starting

    def check(self, services: bool = True) -> None:
        """Ports and executables, before anything is started."""
        check_free(self.settings.ports, self._needed_ports(services))
        missing = [name for name in EXECUTABLES if not (self.settings.binaries / name).exists()] if services else []
        if missing:
            raise StackError(f"{', '.join(missing)} not found in {self.settings.binaries}: build first (make run does).")

    def start_servers(self) -> None:
        """PostgreSQL, broker and mail catcher, side by side; those that somebody else runs are left alone."""
        self.keys.make_missing()
        if not self.settings.given_database:
            self.postgres.prepare()
            self._start(self.postgres.program())
        if not self.settings.given_smtp:
            self._start(self.mail.program())
        if not self.settings.given_broker:
            if self.settings.storage == "s3":
                self.store.prepare()
                self._start(self.store.program())
                self._await("s3", self.store.is_ready)
            self._start(self.broker.program())
            self._await("broker", self.broker.is_ready)
        if not self.settings.given_smtp:
            self._await("mail", self.mail.is_ready)
        if not self.settings.given_database:
            self._await("postgres", self.postgres.is_ready)
            self.postgres.create_database()

    def prepare(self) -> None:
        """Tables and topics."""
        self.control("migrate")
        self.control("topics", "apply")

    def control(self, *arguments: str) -> str:
        """Runs wniosekctl; its output goes into the log."""
        done = subprocess.run(
            [self.settings.binaries / "wniosekctl", *arguments],
            env={**os.environ, **self.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=120,
        )
        with self.log.file_of("wniosekctl").open("a") as kept:
            kept.write(done.stdout)
        for line in done.stdout.splitlines():
            self.log.line("wniosekctl", line)
        if done.returncode != 0:
            last = "\n    ".join(done.stdout.splitlines()[-5:])
            raise StackError(f"wniosekctl {' '.join(arguments)} ended with exit code {done.returncode}:\n    {last}")
        return done.stdout

    def start_services(self, *names: str) -> None:
        """All of them and the PDF worker, or those named; a name may be `pdf`."""
        chosen = names or (*(service.name for service in SERVICES), "pdf")
        common = self.environment
        for name in chosen:
            program = self.pdf.program() if name == "pdf" else service_program(SERVICE[name], self.settings, common)
            self._start(program)
        for name in chosen:
            self.await_ready(name)

    def await_ready(self, name: str) -> None:
        self._await(name, lambda: self.is_ready(name))

    def is_ready(self, name: str) -> bool:
        """Whether the service says so on its admin port, the PDF worker on its only one."""
        if name == "pdf":
            return self.pdf.is_ready()
        connection = http.client.HTTPConnection(HOST, self.settings.ports[SERVICE[name].admin_port], timeout=2)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def restart(self, name: str) -> None:
        """Starts a process that has ended, with the same settings, and waits until it is ready."""
        self.children[name].start()
        ready = {"postgres": self.postgres.is_ready, "broker": self.broker.is_ready, "mail": self.mail.is_ready}
        if name in ready:
            self._await(name, ready[name])
        elif name in SERVICE or name == "pdf":
            self.await_ready(name)

    # Stopping

    def stop(self) -> None:
        """Services, then the PDF worker, mail, broker and its store, PostgreSQL last."""
        services = [child for name, child in self.children.items() if name in SERVICE]
        for child in services:
            child.ask_to_stop()
        for child in services:
            child.stop()
        for name in ("pdf", "mail", "broker", "s3", "postgres"):
            if name in self.children:
                self.children[name].stop()
        self.children.clear()

    def kill_all(self) -> None:
        """For a person in a hurry: SIGKILL to everything."""
        for child in reversed(self.children.values()):
            child.kill()

    def _start(self, program: Program) -> None:
        if self.interrupted.is_set():
            raise Interrupted
        child = self.children[program.name] = Child(program, self.log, self.settings.records)
        child.start()

    def _await(self, name: str, is_ready: Callable[[], bool]) -> None:
        child = self.children[name]

        def ready() -> bool:
            if self.interrupted.is_set():
                raise Interrupted
            if not child.is_running:
                child.reap()
                raise StackError(f"{name} did not become ready: {child.describe_end()}")
            return is_ready()

        wait_until(ready, f"{name} becoming ready", READY_WITHIN)

    def _needed_ports(self, services: bool) -> list[str]:
        needed: list[str] = []
        if not self.settings.given_database:
            needed.append("postgres")
        if not self.settings.given_broker:
            needed += ["broker", "s3"] if self.settings.storage == "s3" else ["broker"]
        if not self.settings.given_smtp:
            needed.append("smtp")
        if services:
            needed.append("pdf")
        for service in SERVICES if services else ():
            needed += [port for port in (service.http_port, service.admin_port) if port]
        return needed

