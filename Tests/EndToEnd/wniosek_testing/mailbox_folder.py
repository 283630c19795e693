"""The Maildir in which the mail catcher keeps what the notifier sent."""

import email
import email.policy
from collections import Counter
from email.message import EmailMessage
from pathlib import Path

from wniosek_local.waiting import wait_until


class Mailbox:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[Path, EmailMessage] = {}

    def messages(self) -> list[EmailMessage]:
        """Every message so far, oldest first; files never change once they are in `new/`."""
        for file in (self._folder / "new").glob("*"):
            if file not in self._read:
                parsed = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
                assert isinstance(parsed, EmailMessage)
                self._read[file] = parsed
        return [self._read[file] for file in sorted(self._read, key=lambda file: file.stat().st_mtime_ns)]

    def sent_to(self, address: str) -> list[EmailMessage]:
        return [message for message in self.messages() if message["X-Envelope-To"] == address]

    def await_messages(self, address: str, count: int, within: float = 60) -> list[EmailMessage]:
        """At least `count` of them; the caller checks that there are not more."""
        what = f"mail number {count} to the applicant"
        return wait_until(lambda: found if len(found := self.sent_to(address)) >= count else [], what, within)

    def await_about(self, reference: str, count: int, within: float = 60) -> list[EmailMessage]:
        """At least `count` messages that name this application."""
        what = f"mail number {count} about the application"

        def found() -> list[EmailMessage]:
            about = [message for message in self.messages() if reference in text_of(message, "plain")]
            return about if len(about) >= count else []

        return wait_until(found, what, within)

    def message_ids(self) -> Counter[str]:
        return Counter(message["Message-ID"] for message in self.messages())


def text_of(message: EmailMessage, kind: str) -> str:
    """The `plain` or `html` part."""
    body = message.get_body((kind,))
    assert body is not None, f"the message has no {kind} part"
    return body.get_content()
