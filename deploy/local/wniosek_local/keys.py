"""Secrets of the local stack, made once; nobody but the owner can read the files."""

import base64
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

CASEWORKERS = {"anna.kowalska": "Anna Kowalska", "piotr.nowak": "Piotr Nowak"}


@dataclass(frozen=True, slots=True)
class Keys:
    folder: Path

    @property
    def receipt_signing(self) -> Path:
        return self.folder / "receipt-signing-key.txt"

    @property
    def tracking_code(self) -> Path:
        return self.folder / "tracking-code-key.txt"

    @property
    def casework_tokens(self) -> Path:
        return self.folder / "casework-tokens.json"

    @property
    def database_password(self) -> Path:
        return self.folder / "database-password.txt"

    def token_file(self, caseworker: str) -> Path:
        """`anna.kowalska` → `casework-token-anna.txt`."""
        return self.folder / f"casework-token-{caseworker.partition('.')[0]}.txt"

    def token(self, caseworker: str) -> str:
        return self.token_file(caseworker).read_text().strip()

    def make_missing(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        for file in (self.receipt_signing, self.tracking_code):
            _write_once(file, base64.b64encode(secrets.token_bytes(32)).decode())
        for caseworker in CASEWORKERS:
            _write_once(self.token_file(caseworker), secrets.token_urlsafe(32))
        if not self.casework_tokens.exists():
            entries = [
                {"id": person, "name": name, "tokenSha256": hashlib.sha256(self.token(person).encode()).hexdigest()}
                for person, name in CASEWORKERS.items()
            ]
            _write_once(self.casework_tokens, json.dumps({"caseworkers": entries}, indent=2))


def _write_once(file: Path, text: str) -> None:
    if file.exists():
        return
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as opened:
        opened.write(text)
