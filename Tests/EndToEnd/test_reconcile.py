"""G2 for operators: receipts = events = projected + parked, and what does not add up is named."""

import base64
import json
import os
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from psycopg import sql
from wniosek_local.settings import REPOSITORY
from wniosek_local.stack import Stack
from wniosek_testing.intake import Intake
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident
from wniosek_testing.topic import NAME, Topic

EQUAL, DIFFERENT = 0, 2
FOLLOWERS = ["housing-allowance", "applicant-status", "event-archive", "notifier"]
PASSED = """
    select distinct projection from projection.projection_offset
     where projection = any(%s) and topic = %s and partition = %s and next_offset > %s
"""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    code: int
    output: str

    @property
    def report(self) -> dict[str, Any]:
        return json.loads(self.output)

    @property
    def kinds(self) -> list[str]:
        return sorted(difference["kind"] for difference in self.report["differences"])

    def difference(self, kind: str) -> dict[str, Any]:
        return next(difference for difference in self.report["differences"] if difference["kind"] == kind)

    def books(self, projection: str) -> dict[str, int]:
        """What the projection made of the topic of the tests."""
        topic = next(topic for topic in self.report["topics"] if topic["topic"] == NAME)
        return next(line for line in topic["projections"] if line["projection"] == projection)


class Reconciler:
    def __init__(self, stack: Stack) -> None:
        self._stack = stack

    def run(self, *arguments: str) -> Reconciliation:
        done = subprocess.run(
            [self._stack.settings.binaries / "wniosekctl", "reconcile", *arguments],
            env={**os.environ, **self._stack.environment}, cwd=REPOSITORY, capture_output=True, text=True,
            timeout=120, check=False,
        )
        assert done.returncode in (EQUAL, DIFFERENT), done.stderr
        return Reconciliation(done.returncode, done.stdout)

    def json(self, *arguments: str) -> Reconciliation:
        return self.run("--json", "--list", "100", *arguments)


@pytest.fixture
def reconciler(stack: Stack) -> Reconciler:
    return Reconciler(stack)


@pytest.fixture
def public_key(intake: Intake) -> str:
    return intake.api.request("GET", "/api/v1/receipt-keys").json["keys"][0]["publicKey"]


def _file(intake: Intake, resident: Resident, key: str) -> dict[str, Any]:
    answer = intake.submit(resident.application(), key)
    assert answer.status == 201, answer.body
    return answer.json


def _await_passed(read_models: ReadModels, partition: int, offset: int) -> None:
    what = "every projection past the record"
    read_models.await_rows(what, len(FOLLOWERS), PASSED, FOLLOWERS, NAME, partition, offset)


def _await_followed(read_models: ReadModels, receipt: dict[str, Any]) -> None:
    _await_passed(read_models, receipt["partition"], receipt["offset"])


@contextmanager
def _row_gone(stack: Stack, projection: str, table: str, application: str) -> Iterator[None]:
    """As if somebody with an SQL client had deleted the application's rows of a table; they come back afterwards."""
    with psycopg.connect(stack.endpoints.database, autocommit=True) as connection:
        schema = connection.execute(
            "select schema_name from projection.version where projection = %s and state = 'live'", (projection,)
        ).fetchone()[0]  # type: ignore[index]
        name, kept = sql.Identifier(schema, table), sql.Identifier("kept")
        where = sql.SQL("where application_id = {}").format(sql.Literal(application))
        connection.execute(sql.SQL("create temporary table {} as select * from {} {}").format(kept, name, where))
        assert connection.execute(sql.SQL("delete from {} {}").format(name, where)).rowcount == 1
        try:
            yield
        finally:
            connection.execute(sql.SQL("insert into {} select * from {}").format(name, kept))


def _genuine(stack: Stack, given: dict[str, Any], claim: dict[str, Any]) -> dict[str, Any]:
    """What only a broken intake would give: a genuine signature under a claim that is not true."""
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(stack.keys.receipt_signing.read_text()))
    canonical = json.dumps(claim, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    value = base64.urlsafe_b64encode(key.sign(canonical)).decode().rstrip("=")
    return {"receipt": claim, "signature": given["signature"] | {"value": value}}


def test_receipts_events_and_read_models_are_equal(
    intake: Intake, read_models: ReadModels, reconciler: Reconciler, resident: Resident, public_key: str, tmp_path: Path
) -> None:
    documents = [_file(intake, resident, f"reconcile-{resident.number}") for _ in range(2)]  # the second is a retry
    other = Resident(resident.number + 430_000)
    documents.append(_file(intake, other, f"reconcile-{other.number}"))
    (tmp_path / "one.json").write_text(json.dumps(documents[0]))
    (tmp_path / "more.jsonl").write_text("\n".join(json.dumps(document) for document in documents[1:]))
    for document in documents:
        _await_followed(read_models, document["receipt"])

    done = reconciler.json("--receipts", str(tmp_path), f"--public-key={public_key}")
    assert done.code == EQUAL, done.output
    assert done.report["receipts"] == {
        "presented": 3, "skipped": 0, "inLog": 3, "projected": 3, "parked": 0, "toCome": 0, "wrong": 0,
    }
    for projection in FOLLOWERS:
        books = done.books(projection)
        assert books["records"] > 0
        assert books["records"] == books["accepted"] + books["duplicates"] + books["refused"] + books["parked"]
        assert books["unaccounted"] == 0

    said = reconciler.run("--receipts", str(tmp_path))
    assert said.code == EQUAL
    assert "receipts = events = projected + parked" in said.output
    for secret in [*resident.secrets, *other.secrets, *(document["receipt"]["trackingCode"] for document in documents)]:
        assert secret not in said.output + done.output


def test_a_row_deleted_by_hand_is_named_with_its_record(
    stack: Stack, intake: Intake, read_models: ReadModels, reconciler: Reconciler, resident: Resident, tmp_path: Path
) -> None:
    document = _file(intake, resident, f"deleted-{resident.number}")
    receipt = document["receipt"]
    (tmp_path / "receipt.json").write_text(json.dumps(document))
    _await_followed(read_models, receipt)
    before = reconciler.json("--projection", "housing-allowance")
    assert before.code == EQUAL, before.output

    with _row_gone(stack, "housing-allowance", "event", receipt["applicationId"]):
        done = reconciler.json("--projection", "housing-allowance", "--receipts", str(tmp_path))
    assert done.code == DIFFERENT
    assert done.kinds == ["receipt-not-projected", "record-unaccounted"]
    for kind in done.kinds:
        difference = done.difference(kind)
        assert (difference["topic"], difference["partition"], difference["offset"]) == (
            NAME, receipt["partition"], receipt["offset"],
        )
        assert difference["applicationId"] == receipt["applicationId"]
        assert difference["eventId"] == receipt["eventId"]
        assert "projection rebuild housing-allowance" in difference["remedy"]
    assert done.books("housing-allowance")["unaccounted"] == 1
    assert done.books("housing-allowance")["accepted"] == before.books("housing-allowance")["accepted"] - 1

    assert reconciler.run("--projection", "housing-allowance").code == EQUAL


def test_a_read_model_without_positions_names_the_application(
    stack: Stack, intake: Intake, read_models: ReadModels, reconciler: Reconciler, resident: Resident
) -> None:
    receipt = _file(intake, resident, f"step-row-{resident.number}")["receipt"]
    _await_followed(read_models, receipt)
    with _row_gone(stack, "applicant-status", "step", receipt["applicationId"]):
        done = reconciler.json("--projection", "applicant-status")
    assert done.code == DIFFERENT
    assert done.kinds == ["application-differs"]
    difference = done.difference("application-differs")
    assert (difference["topic"], difference["partition"]) == (NAME, receipt["partition"])
    assert difference["applicationId"] == receipt["applicationId"]
    assert reconciler.run("--projection", "applicant-status").code == EQUAL


def test_a_receipt_whose_record_is_not_in_the_log_is_named(
    stack: Stack, intake: Intake, read_models: ReadModels, reconciler: Reconciler, resident: Resident, public_key: str,
    tmp_path: Path,
) -> None:
    document = _file(intake, resident, f"unlogged-{resident.number}")
    receipt = document["receipt"]
    _await_followed(read_models, receipt)
    never = receipt | {"applicationId": str(uuid.uuid4()), "eventId": str(uuid.uuid4()), "offset": 10_000_000}
    moved = receipt | {"offset": 10_000_001}
    other_data = receipt | {"dataSha256": "00" * 32}
    for name, claim in {"never": never, "moved": moved, "other": other_data}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(_genuine(stack, document, claim)))
    forged = {"receipt": receipt | {"authority": "Nobody"}, "signature": document["signature"]}
    (tmp_path / "forged.json").write_text(json.dumps(forged))

    only = ("--projection", "housing-allowance")
    done = reconciler.json(*only, "--receipts", str(tmp_path), f"--public-key={public_key}")
    assert done.code == DIFFERENT
    assert done.kinds == ["receipt-data-differs", "receipt-elsewhere", "receipt-not-genuine", "receipt-not-in-log"]
    missing = done.difference("receipt-not-in-log")
    assert (missing["partition"], missing["offset"]) == (never["partition"], never["offset"])
    assert missing["applicationId"] == never["applicationId"]
    assert "never.json" in missing["receipt"]
    assert f"[{receipt['partition']}]@{receipt['offset']}" in done.difference("receipt-elsewhere")["what"]
    assert "forged.json" in done.difference("receipt-not-genuine")["receipt"]
    assert done.report["receipts"]["presented"] == 4
    assert done.report["receipts"]["inLog"] == 1


def test_what_is_no_receipt_is_named_and_the_others_are_compared(
    intake: Intake, read_models: ReadModels, reconciler: Reconciler, resident: Resident, tmp_path: Path
) -> None:
    document = _file(intake, resident, f"mixed-file-{resident.number}")
    _await_followed(read_models, document["receipt"])
    file = tmp_path / "mixed.jsonl"
    file.write_text(f'{json.dumps(document)}\nto nie jest JSON\n{{"receipt":{{}}}}\n')
    done = reconciler.json("--projection", "housing-allowance", "--receipts", str(file))
    assert done.code == DIFFERENT
    assert [difference["receipt"] for difference in done.report["differences"]] == [f"{file}:2", f"{file}:3"]
    assert done.kinds == ["receipt-unreadable", "receipt-unreadable"]
    assert done.report["receipts"]["projected"] == 1


def test_a_record_that_was_set_aside_is_counted_as_parked(
    topic: Topic, read_models: ReadModels, reconciler: Reconciler
) -> None:
    before = reconciler.json()
    assert before.code == EQUAL, before.output
    poison = topic.append(str(uuid.uuid4()).encode(), b"to nie jest JSON {", {})
    _await_passed(read_models, poison.partition, poison.offset)
    after = reconciler.json()
    assert after.code == EQUAL, after.output
    for projection in ("housing-allowance", "applicant-status", "notifier"):
        assert after.books(projection)["parked"] == before.books(projection)["parked"] + 1
        assert after.books(projection)["accepted"] == before.books(projection)["accepted"]
    # the archive keeps what nobody can read
    assert after.books("event-archive")["accepted"] == before.books("event-archive")["accepted"] + 1


def test_a_projection_of_no_such_name_is_refused_with_the_names_there_are(stack: Stack) -> None:
    done = subprocess.run(
        [stack.settings.binaries / "wniosekctl", "reconcile", "--projection", "no-such"],
        env={**os.environ, **stack.environment}, cwd=REPOSITORY, capture_output=True, text=True, timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "housing-allowance" in done.stderr
