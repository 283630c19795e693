"""The Kafka broker Tansu: its log on disk through an S3 server, or in memory for tests."""

import http.client
import os
import socket
from pathlib import Path

from .accounts import own_folder, server_account
from .child import Program
from .ports import HOST
from .settings import LIBRARIES, PYTHON

BUCKET = "tansu"
REGION = "us-east-1"  # the store makes buckets here; under another name it answers with redirects
CLUSTER = "wniosek-local"


def _credentials(s3_port: int) -> dict[str, str]:
    endpoint = f"http://{HOST}:{s3_port}"
    return {
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ENDPOINT": endpoint,
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ALLOW_HTTP": "true",
    }


class ObjectStore:
    """The S3 server of the Python package ministack, keeping its objects in a folder."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port

    def prepare(self) -> None:
        own_folder(self.folder, server_account())

    def program(self) -> Program:
        environment = {
            "BIND_HOST": HOST,
            "GATEWAY_PORT": str(self.port),
            "SERVICES": "s3",
            "S3_PERSIST": "1",
        # else it listens on 0.0.0.0:8883 as well
        "IOT_MTLS_ENABLED": "0",
            "S3_DATA_DIR": str(self.folder / "objects"),
            "TMPDIR": str(self.folder),
            "HOME": str(self.folder),
            "LOG_LEVEL": "WARNING",
        }
        command = (str(PYTHON), "-m", "ministack.app")
        return Program("s3", command, environment, account=server_account(), folder=self.folder)

    def is_ready(self) -> bool:
        """Answers, and has the bucket: creating it again changes nothing."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=2)
        try:
            connection.request("PUT", f"/{BUCKET}")
            return connection.getresponse().status in (200, 409)
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


class Broker:
    def __init__(self, port: int, s3_port: int | None) -> None:
        self.port = port
        self._s3_port = s3_port

    def program(self) -> Program:
        storage = "memory://tansu/" if self._s3_port is None else f"s3://{BUCKET}/"
        command = (
            str(os.path.realpath(LIBRARIES / "tansu")),
            *("--cluster-id", CLUSTER),
            *("--listener-url", f"tcp://{HOST}:{self.port}"),
            *("--advertised-listener-url", f"tcp://{HOST}:{self.port}"),
            *("--storage-engine", storage),
        )
        environment = {"RUST_LOG": "warn", "NO_COLOR": "1"} | (_credentials(self._s3_port) if self._s3_port else {})
        return Program("broker", command, environment, account=server_account(), folder=Path("/"))

    def is_ready(self) -> bool:
        with socket.socket() as probe:
            probe.settimeout(1)
            return probe.connect_ex((HOST, self.port)) == 0
