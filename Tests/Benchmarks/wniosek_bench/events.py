"""A log of invented applications, made from the golden samples of schemas/events."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import islice
from uuid import NAMESPACE_URL, uuid5

from wniosek_local.settings import REPOSITORY

SAMPLES = REPOSITORY / "schemas" / "events" / "samples"
REGISTERED_EVERY = 3  # every third application is registered …
REGISTERED_AFTER = 300  # … when this many others have been filed after it
_MILLISECONDS_APART = 100


@dataclass(frozen=True, slots=True)
class Record:
    kind: str
    key: bytes
    value: bytes
    headers: list[tuple[str, bytes]]


def records(count: int) -> Iterator[Record]:
    """`count` events; the same ones each time."""
    return islice(_all_records(), count)


def _all_records() -> Iterator[Record]:
    submitted, registered = _Template("submitted"), _Template("registered")
    number = 0
    while True:
        yield submitted.record(number)
        earlier = number - REGISTERED_AFTER
        if earlier >= 0 and earlier % REGISTERED_EVERY == 0:
            yield registered.record(earlier)
        number += 1


class _Template:
    """A golden sample in which everything that tells applications apart is replaced."""

    def __init__(self, kind: str) -> None:
        sample = json.loads((SAMPLES / f"{kind}.v1.json").read_text(encoding="utf-8"))
        value = sample["value"]
        if kind == "submitted":
            for hashed in ("dataSha256", "trackingCodeSha256", "idempotencyKeySha256"):
                value[hashed] = f"@{hashed}@"
            value["answers"]["home"]["flatNumber"] = "@flat@"
        else:
            value["caseNumber"] = "@case@"
        self._kind = kind
        self._value = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        self._first = datetime.fromisoformat(sample["headers"]["ce_time"])
        varied = ("ce_id", "ce_subject", "ce_time", "traceparent")
        self._headers = [(name, text.encode()) for name, text in sample["headers"].items() if name not in varied]

    def record(self, number: int) -> Record:
        application = str(uuid5(NAMESPACE_URL, f"bench:{number}"))
        key = application.encode()
        time = self._first + timedelta(milliseconds=number * _MILLISECONDS_APART)
        headers = [
            *self._headers,
            ("ce_id", str(uuid5(NAMESPACE_URL, f"bench:{number}:{self._kind}")).encode()),
            ("ce_subject", key),
            ("ce_time", time.isoformat(timespec="milliseconds").replace("+00:00", "Z").encode()),
            ("traceparent", b"00-%032x-%016x-01" % (number + 1, number + 1)),
        ]
        return Record(self._kind, key, self._varied(number).encode(), headers)

    def _varied(self, number: int) -> str:
        if self._kind == "registered":
            return self._value.replace("@case@", f"DM.8230.{number + 1}.2026")
        text = self._value.replace("@flat@", str(1 + number % 120))
        for hashed in ("dataSha256", "trackingCodeSha256", "idempotencyKeySha256"):
            text = text.replace(f"@{hashed}@", sha256(f"{hashed}:{number}".encode()).hexdigest())
        return text
