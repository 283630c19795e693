"""Checking a receipt's signature without any of Wniosek's code."""

import base64
import json
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


def is_signed(document: dict[str, Any], signing_key: Path) -> bool:
    """Ed25519 over the RFC 8785 form of `receipt`; its members are ASCII and its numbers small integers, so sorting does."""
    seed = base64.b64decode(signing_key.read_text())
    canonical = json.dumps(document["receipt"], sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    value = document["signature"]["value"]
    try:
        Ed25519PrivateKey.from_private_bytes(seed).public_key().verify(
            base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)), canonical
        )
    except InvalidSignature:
        return False
    return document["signature"]["algorithm"] == "Ed25519"
