"""What must become of every record, decided from the log alone and without any of Wniosek's code.

It knows what the records of these tests can be: the same again, too late, unreadable, or fine. What a lifecycle allows is
not asked; the records keep to it.
"""

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from wniosek_testing.topic import Record

Position = tuple[int, int]


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    PARKED = "parked"


@dataclass(slots=True)
class _Application:
    accepted: list[str] = field(default_factory=list)
    is_stopped: bool = False


def verdicts(records: Iterable[Record]) -> dict[Position, Verdict]:
    applications: dict[bytes | None, _Application] = defaultdict(_Application)
    found: dict[Position, Verdict] = {}
    for record in sorted(records, key=lambda record: (record.partition, record.offset)):
        # without a key that names an application, a record stops only itself
        application = applications[record.key] if _names_application(record) else _Application()
        found[record.partition, record.offset] = _verdict(record, application)
    return found


def _verdict(record: Record, application: _Application) -> Verdict:
    if application.is_stopped or not _is_readable(record):
        application.is_stopped = True
        return Verdict.PARKED
    event = record.header("ce_id") or ""
    if event in application.accepted:
        return Verdict.DUPLICATE
    expected = record.header("ce_expectedversion")
    begins = record.header("ce_type") == "pl.wniosek.application.submitted.v1"
    if begins == bool(application.accepted) or expected not in (None, str(len(application.accepted))):
        return Verdict.REFUSED
    application.accepted.append(event)
    return Verdict.ACCEPTED


def _names_application(record: Record) -> bool:
    try:
        uuid.UUID((record.key or b"").decode())
    except ValueError:
        return False
    return True


def _is_readable(record: Record) -> bool:
    try:
        return isinstance(json.loads(record.value or b""), dict) and record.header("ce_id") is not None
    except ValueError:
        return False
