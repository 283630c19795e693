"""Wniosek's own processes and the environment each is given."""

import os
import signal
from dataclasses import dataclass

from .child import Program
from .keys import Keys
from .ports import HOST
from .settings import LIBRARIES, REPOSITORY, Settings

SENDER = "wniosek@mops.example"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where the servers are that the services need."""

    broker: str
    database: str
    smtp: str
    pdf: str


@dataclass(frozen=True, slots=True)
class Service:
    name: str
    command: tuple[str, ...]
    http_port: str | None
    admin_port: str


PROJECTIONS = (
    "housing-allowance",
    "social-assistance",
    "family-benefits",
    "alimony-fund",
    "applicant-status",
    "event-archive",
)
SERVICES = (
    Service("intake", ("intake",), "intake", "intake-admin"),
    *(Service(name, ("projector", "--projection", name), None, f"{name}-admin") for name in PROJECTIONS),
    Service("casework", ("casework",), "casework", "casework-admin"),
    Service("notifier", ("notifier",), None, "notifier-admin"),
    Service("importer", ("importer",), None, "importer-admin"),
)
SERVICE = {service.name: service for service in SERVICES}
EXECUTABLES = ("intake", "importer", "projector", "casework", "notifier", "wniosekctl")


def library_path() -> str:
    """librdkafka 2.16 first: Debian's own cannot talk to the broker."""
    rest = os.environ.get("LD_LIBRARY_PATH")
    return f"{LIBRARIES}:{rest}" if rest else str(LIBRARIES)


def common_environment(settings: Settings, endpoints: Endpoints, keys: Keys) -> dict[str, str]:
    return {
        "LD_LIBRARY_PATH": library_path(),
        "KAFKA_BOOTSTRAP_SERVERS": endpoints.broker,
        # Tansu answers a join after half of this (MEASURED §0)
        "KAFKA_SESSION_TIMEOUT_MS": "6000",
        "DATABASE_URL": endpoints.database,
        "SMTP_URL": endpoints.smtp,
        "SMTP_FROM": SENDER,
        # the mail catcher on this machine has no certificate
        "SMTP_TLS": os.environ.get("SMTP_TLS", "opportunistic"),
        # one broker, one copy
        "TOPICS_REPLICATION_FACTOR": os.environ.get("TOPICS_REPLICATION_FACTOR", "1"),
        "LOG_FORMAT": "json",
        "LOG_LEVEL": os.environ.get("LOG_LEVEL", "info"),
        "SCHEMAS_DIRECTORY": str(REPOSITORY / "schemas"),
        "RECEIPT_SIGNING_KEY_FILE": str(keys.receipt_signing),
        "TRACKING_CODE_KEY_FILE": str(keys.tracking_code),
        "CASEWORK_TOKENS_FILE": str(keys.casework_tokens),
        "PORTAL_PUBLIC_ADDRESS": os.environ.get("PORTAL_PUBLIC_ADDRESS", f"http://{HOST}:{settings.ports['intake']}"),
        "PDF_WORKER_URL": endpoints.pdf,
        "IMPORTER_DIRECTORY": str(settings.state / "importer"),
        "DOCUMENTS_DIRECTORY": str(settings.state / "documents"),
        # no clamd unless the environment names one: documents are then kept unscanned, and say so
        "SCANNER_REQUIRED": os.environ.get("SCANNER_REQUIRED", "false"),
        **settings.service_environment,
    }


def service_program(service: Service, settings: Settings, common: dict[str, str]) -> Program:
    environment = common | {"ADMIN_HOST": HOST, "ADMIN_PORT": str(settings.ports[service.admin_port])}
    if service.http_port:
        environment |= {"HTTP_HOST": HOST, "HTTP_PORT": str(settings.ports[service.http_port])}
    executable, *arguments = service.command
    # longer than the services' own SHUTDOWN_TIMEOUT_MS, so that they end by themselves
    steps = ((signal.SIGTERM, 30.0), (signal.SIGKILL, 5.0))
    command = (str(settings.binaries / executable), *arguments)
    return Program(service.name, command, environment, folder=REPOSITORY, stop_steps=steps)
