"""The PDF worker as a process of the stack; its sources stand in deploy/pdf."""

import http.client

from .child import Program
from .ports import HOST
from .settings import PYTHON, REPOSITORY


class PdfWorker:
    def __init__(self, port: int) -> None:
        self.port = port

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}/pdf"

    def program(self) -> Program:
        environment = {
            "PYTHONPATH": str(REPOSITORY / "deploy" / "pdf"),
            "PDF_HOST": HOST,
            "PDF_PORT": str(self.port),
            "PDF_STYLESHEET": str(REPOSITORY / "schemas" / "portal" / "assets" / "portal.css"),
        }
        return Program("pdf", (str(PYTHON), "-m", "wniosek_pdf"), environment)

    def is_ready(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=2)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
