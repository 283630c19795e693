"""The mail catcher as a process of the stack."""

import smtplib
from pathlib import Path

from .child import Program
from .ports import HOST
from .settings import PYTHON


class MailCatcher:
    def __init__(self, port: int, folder: Path) -> None:
        self.port = port
        self.folder = folder

    @property
    def url(self) -> str:
        return f"smtp://{HOST}:{self.port}"

    def program(self) -> Program:
        script = Path(__file__).with_name("mail_catcher.py")
        return Program("mail", (str(PYTHON), "-u", str(script), str(self.port), str(self.folder)))

    def is_ready(self) -> bool:
        try:
            with smtplib.SMTP(HOST, self.port, timeout=2) as client:
                return client.noop()[0] == 250
        except (OSError, smtplib.SMTPException):
            return False
