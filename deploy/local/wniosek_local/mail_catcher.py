"""An SMTP server that keeps every message in a Maildir. Run as a program: `mail_catcher.py PORT FOLDER`."""

import asyncio
import mailbox
import os
import signal
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session


class Keeper:
    """Answers 250 only after the message is in `new/`, synced. Logs no address and no text."""

    def __init__(self, folder: Path) -> None:
        for part in ("", "tmp", "new", "cur"):
            (folder / part).mkdir(parents=True, exist_ok=True)
        self._maildir = mailbox.Maildir(folder, create=False)
        self._count = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        message = mailbox.MaildirMessage(envelope.content)
        message["X-Envelope-From"] = envelope.mail_from or ""
        for recipient in envelope.rcpt_tos:
            message["X-Envelope-To"] = recipient
        self._maildir.add(message)
        self._count += 1
        print(f"message {self._count} kept, Message-ID {message['Message-ID']}", flush=True)
        return "250 2.0.0 kept"


async def serve(port: int, folder: Path) -> None:
    os.umask(0o022)  # readable for the person whose working copy this is
    keeper = Keeper(folder)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    server = await loop.create_server(
        lambda: SMTP(keeper, hostname="localhost", enable_SMTPUTF8=True, data_size_limit=10 * 1024 * 1024),
        "127.0.0.1",
        port,
    )
    print(f"mail catcher listens on 127.0.0.1:{port}", flush=True)
    await stopping.wait()
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
