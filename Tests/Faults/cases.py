"""Cases as records of the log: what happens to each, in order, with the retries and the lost races of real life."""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from wniosek_local.settings import REPOSITORY

UNIT = "Dział Dodatków Mieszkaniowych"
TYPE = "pl.wniosek.application.{}.v1"
_IDS = uuid.UUID("5f0c5b0e-6a53-4f0e-9c35-3c1f5c1d8a11")
_OPEN_AT_ONCE = 60


@dataclass(frozen=True, slots=True)
class Outgoing:
    key: bytes
    value: bytes
    headers: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """Number `number` of the run named `run`; the same names give the same ids and bytes."""

    run: str
    number: int
    notes: int = 4
    channel: str = "portal"

    @property
    def application(self) -> str:
        return str(uuid.uuid5(_IDS, f"{self.run}/{self.number}"))

    def records(self) -> Iterator[Outgoing]:
        """Some events are there twice, and some come from a caseworker who had not seen the latest version."""
        yield self.submitted()
        yield self.registered()
        yield self.event("assigned", 2, {"caseworker": "cw-017", "unit": UNIT})
        for note in range(self.notes):
            yield self.note(3 + note)
            if (self.number + note) % 7 == 0:
                yield self.note(3 + note)
            if (self.number + note) % 11 == 0:
                yield self.note(3 + note, name="lost")

    def submitted(self) -> Outgoing:
        return self.event("submitted", None, _submission() | {"channel": self.channel})

    def registered(self) -> Outgoing:
        data = {"caseNumber": f"DM.8230.{self.number}.2026", "registeredOn": "2026-11-04", "unit": UNIT}
        return self.event("registered", 1, data)

    def note(self, expected_version: int, name: str = "note") -> Outgoing:
        return self.event("note-added", expected_version, {"text": "Rozmowa telefoniczna."}, name)

    def event(self, kind: str, expected_version: int | None, data: dict[str, Any], name: str = "") -> Outgoing:
        identity = uuid.uuid5(_IDS, f"{self.application}/{kind}/{expected_version}/{name}")
        headers = {
            "content-type": "application/json",
            "ce_specversion": "1.0",
            "ce_id": str(identity),
            "ce_source": "/faults",
            "ce_type": TYPE.format(kind),
            "ce_subject": self.application,
            "ce_time": "2026-11-04T07:02:11.000Z",
            "ce_benefit": "housing-allowance",
            "ce_actor": "applicant" if kind == "submitted" else "caseworker:cw-017",
            "ce_ruleset": "1",
        }
        if expected_version is not None:
            headers["ce_expectedversion"] = str(expected_version)
        encoded = tuple((header, value.encode()) for header, value in headers.items())
        return Outgoing(self.application.encode(), json.dumps(data, ensure_ascii=False).encode(), encoded)

    def unreadable(self) -> Outgoing:
        """Under the application's key, and no JSON."""
        return Outgoing(self.application.encode(), b"to nie jest JSON {", ())


def interleaved(cases: Iterator[Case]) -> Iterator[Outgoing]:
    """The records of many cases going on at once: whenever one stops, cases are in all their stages."""
    open_cases: list[Iterator[Outgoing]] = []
    while True:
        while len(open_cases) < _OPEN_AT_ONCE and (case := next(cases, None)):
            open_cases.append(case.records())
        if not open_cases:
            return
        for case_records in list(open_cases):
            record = next(case_records, None)
            if record is None:
                open_cases.remove(case_records)
            else:
                yield record


@cache
def _submission() -> dict[str, Any]:
    sample = REPOSITORY / "schemas" / "events" / "samples" / "submitted.v1.json"
    return json.loads(sample.read_text())["value"]
