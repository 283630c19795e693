"""Documents: uploaded first, named by their hash, looked at by a real virus scanner."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from wniosek_local.errors import StackError
from wniosek_local.settings import REPOSITORY
from wniosek_local.stack import Stack
from wniosek_local.temporary import temporary_stack
from wniosek_testing.api import Answer
from wniosek_testing.intake import Intake
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident
from wniosek_testing.scanner import EICAR, running_scanner
from wniosek_testing.topic import Topic

EXAMPLE = REPOSITORY / "schemas/forms/example-documents/dokument-1.pdf"
PDF = EXAMPLE.read_bytes()


@pytest.fixture(scope="module")
def scanning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """An office that takes no document unscanned."""
    folder = tmp_path_factory.mktemp("clamd")
    with (
        running_scanner(folder) as scanner,
        temporary_stack(SCANNER_ADDRESS=scanner, SCANNER_REQUIRED="true") as stack,
    ):
        stack.check()
        stack.start_servers()
        stack.prepare()
        stack.start_services("intake")
        yield stack


def upload(intake: Intake, content: bytes, media_type: str = "application/pdf", name: str | None = "umowa najmu.pdf") -> Answer:
    headers = {"Content-Type": media_type}
    if name is not None:
        headers["Document-Name"] = quote(name)
    return intake.api.request("POST", "/api/v1/documents", content, headers)


def test_an_uploaded_document_travels_with_the_application_by_its_hash(
    intake: Intake, topic: Topic, resident: Resident
) -> None:
    uploaded = upload(intake, PDF, name="Zaświadczenie pracodawcy żółć.pdf")
    assert uploaded.status == 201, uploaded.body
    sha256 = hashlib.sha256(PDF).hexdigest()
    assert uploaded.json["sha256"] == sha256
    assert (uploaded.json["size"], uploaded.json["mediaType"]) == (len(PDF), "application/pdf")
    assert upload(intake, PDF).json["sha256"] == sha256

    application = resident.application()
    application["attachments"] = [{"kind": "employer-certificate", "sha256": sha256}, {"kind": "tenancy-contract"}]
    filed = intake.submit(application, f"with-document-{resident.number}")
    assert filed.status == 201, filed.body
    receipt = filed.json["receipt"]
    record = topic.record_at(receipt["partition"], receipt["offset"])
    documents = record.json["documents"]
    assert [(document["sha256"], document["size"], document["mediaType"]) for document in documents] == [
        (sha256, len(PDF), "application/pdf")
    ]
    assert documents[0]["name"] == f"dokument-{sha256[:8]}.pdf", "not the name somebody else may have given"
    assert uploaded.json["name"] == "Zaświadczenie pracodawcy żółć.pdf"
    assert PDF not in (record.value or b"")


def test_a_document_nobody_uploaded_is_named_by_its_place(intake: Intake, resident: Resident) -> None:
    application = resident.application()
    application["attachments"] = [{"kind": "other"}, {"kind": "other", "sha256": "ab" * 32}]
    answer = intake.submit(application, f"no-document-{resident.number}")
    assert (answer.status, answer.is_problem) == (422, True)
    assert [(error["pointer"], error["code"]) for error in answer.json["errors"]] == [
        ("/attachments/1/sha256", "document-unknown")
    ]


def test_a_document_is_added_to_an_application_later(
    intake: Intake, read_models: ReadModels, resident: Resident
) -> None:
    receipt = intake.submit(resident.application(), f"document-later-{resident.number}").json["receipt"]
    read_models.await_rows(
        "the application in applicant_status",
        1,
        "select 1 from applicant_status.applications where application_id = %s",
        receipt["applicationId"],
    )
    sha256 = upload(intake, PDF).json["sha256"]
    answer = intake.supplement(receipt, {"documents": [{"sha256": sha256}]}, "document-later")
    assert answer.status == 201, answer.body
    assert answer.json["receipt"]["documents"] == [sha256]
    assert answer.json["receipt"]["outcome"] == "accepted"


@pytest.mark.parametrize(
    ("content", "media_type", "name", "status", "code"),
    [
        (b"", "application/pdf", "pusty.pdf", 422, "empty"),
        (b"MZ\x90\x00 program", "application/pdf", "wniosek.pdf", 422, "unknown-type"),
        (PDF, "image/png", "zdjecie.png", 422, "type-mismatch"),
        (b"<html><script>alert(1)</script></html>", "text/html", "strona.html", 415, None),
        (PDF, "application/pdf", "faktura.exe", 422, "name-invalid"),
    ],
    ids=["empty", "program", "other type", "HTML", "program's name"],
)
def test_what_is_no_document_is_refused(
    intake: Intake, content: bytes, media_type: str, name: str, status: int, code: str | None
) -> None:
    answer = upload(intake, content, media_type, name)
    assert (answer.status, answer.is_problem) == (status, True), answer.body
    assert answer.json.get("code") == code


def test_a_document_over_the_limit_is_refused(intake: Intake) -> None:
    answer = upload(intake, PDF + b"%" * (11 * 1024 * 1024))
    assert (answer.status, answer.is_problem) == (413, True)


def test_a_scanned_document_is_clean_and_an_infected_one_is_not_kept(scanning: Stack) -> None:
    intake = Intake(scanning.url("intake"))
    clean = upload(intake, PDF)
    assert (clean.status, clean.json["scan"]) == (201, "clean"), clean.body
    infected = upload(intake, EICAR, "text/plain", "plik.txt")
    assert (infected.status, infected.json["code"]) == (422, "infected"), infected.body
    kept = [file.name for file in Path(scanning.settings.state / "documents").rglob("*") if file.is_file()]
    assert not [name for name in kept if name.startswith(hashlib.sha256(EICAR).hexdigest())]
    assert [name for name in kept if name.startswith(hashlib.sha256(PDF).hexdigest())]


def test_a_document_that_cannot_be_scanned_is_another_matter_than_an_infected_one(tmp_path: Path) -> None:
    with temporary_stack(SCANNER_ADDRESS="tcp://127.0.0.1:1", SCANNER_REQUIRED="true") as stack:
        stack.check()
        stack.start_servers()
        stack.prepare()
        stack.start_services("intake")
        answer = upload(Intake(stack.url("intake")), PDF)
        assert (answer.status, answer.is_problem) == (503, True), answer.body
        assert answer.json["type"] == "urn:wniosek:problem:document-not-scanned"
        assert "retry-after" in answer.headers


def test_an_office_that_wants_scans_and_names_no_scanner_is_told_at_start(tmp_path: Path) -> None:
    with temporary_stack(SCANNER_REQUIRED="true") as stack:
        stack.check()
        stack.start_servers()
        stack.prepare()
        with pytest.raises(StackError, match="SCANNER_ADDRESS"):
            stack.start_services("intake")
