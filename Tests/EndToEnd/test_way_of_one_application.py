"""The main job: an application travels the whole way."""

import json
import subprocess

import pytest
from wniosek_local import hints
from wniosek_local.errors import StackError
from wniosek_local.settings import REPOSITORY
from wniosek_local.stack import Stack
from wniosek_testing.casework import Casework, grant, registration
from wniosek_testing.intake import Intake
from wniosek_testing.mailbox_folder import Mailbox, text_of
from wniosek_testing.read_models import ReadModels
from wniosek_testing.receipts import is_signed
from wniosek_testing.topic import NAME, Topic


def test_the_printed_curl_ends_in_a_decision_that_the_resident_learns_of(
    stack: Stack, intake: Intake, anna: Casework, mailbox: Mailbox, topic: Topic, read_models: ReadModels
) -> None:
    example = hints.example_application()
    assert example is not None
    filed_form = json.loads(example.read_text())
    address = filed_form["contact"]["email"]

    # 201 with a receipt whose signature holds
    command = "\n".join(hints.submission(stack))
    printed = subprocess.run(["bash", "-c", command], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    head, _, body = printed.replace("\r\n", "\n").rpartition("\n\n")
    status_line, *header_lines = head.splitlines()
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in header_lines)}
    assert status_line.startswith("HTTP/1.1 201"), printed
    document = json.loads(body)
    receipt = document["receipt"]
    assert headers["location"] == f"/api/v1/applications/{receipt['reference']}"
    assert is_signed(document, stack.keys.receipt_signing)

    # the record is where the receipt says, under the application's key
    assert receipt["topic"] == NAME
    record = topic.record_at(receipt["partition"], receipt["offset"])
    assert record.key == receipt["applicationId"].encode()
    assert record.header("ce_id") == receipt["eventId"]
    assert record.header("ce_type") == "pl.wniosek.application.submitted.v1"
    assert record.header("ce_subject") == receipt["applicationId"]
    assert record.header("ce_benefit") == "housing-allowance"
    assert record.header("ce_actor") == "applicant"
    assert record.header("content-type") == "application/json"
    value = json.loads(record.value or b"")
    assert value["answers"] == filed_form
    assert value["dataSha256"] == receipt["dataSha256"]

    # the caseworker's read model has it
    case = read_models.await_case(receipt["applicationId"])
    assert case["reference"] == receipt["reference"]
    assert case["status"] == "submitted"
    assert case["answers"] == filed_form
    assert receipt["applicationId"] in anna.every_id()

    # the resident is told
    confirmation = mailbox.await_about(receipt["reference"], 1)[0]
    assert confirmation["X-Envelope-To"] == address
    assert confirmation["Message-ID"]
    assert receipt["reference"] in text_of(confirmation, "html")
    assert receipt["trackingCode"] not in confirmation.as_string()

    # a decision through the casework API
    registered = anna.append(receipt["applicationId"], "registered", 1, registration())
    assert (registered.status, registered.json["version"]) == (200, 2), registered.body
    decided = anna.append(receipt["applicationId"], "decided", 2, grant())
    assert (decided.status, decided.json["version"], decided.json["status"]) == (200, 3, "decided"), decided.body
    timeline = anna.show(receipt["applicationId"]).json["timeline"]
    assert [(entry["version"], entry["type"]) for entry in timeline] == [
        (1, "submitted"),
        (2, "registered"),
        (3, "decided"),
    ]
    assert timeline[2]["actor"] == "caseworker:anna.kowalska"

    # the second message, and no third
    confirmation_again, decision = mailbox.await_about(receipt["reference"], 2)
    assert decision["X-Envelope-To"] == address
    assert confirmation_again["Message-ID"] == confirmation["Message-ID"]
    assert decision["Message-ID"] not in (None, confirmation["Message-ID"])
    ledger = read_models.rows(
        "select message_id, state, template from notifier.message where application_id = %s order by version",
        receipt["applicationId"],
    )
    assert [(row["template"], row["state"]) for row in ledger] == [("confirmation", "sent"), ("decision", "sent")]
    assert [row["message_id"].strip("<>") for row in ledger] == [
        message["Message-ID"].strip("<>") for message in (confirmation, decision)
    ]

    # and the status page says so
    read_models.await_rows(
        "the decision in applicant_status",
        1,
        "select 1 from applicant_status.applications where application_id = %s and version = 3",
        receipt["applicationId"],
    )
    status = intake.status_of(receipt)
    assert status.status == 200
    assert (status.json["status"], status.json["version"]) == ("decided", 3)
    assert [entry["type"] for entry in status.json["history"]] == ["submitted", "registered", "decided"]
    assert status.json["statusText"]


def test_a_receipt_is_verified_offline_and_a_forged_one_is_not(stack: Stack, intake: Intake, resident) -> None:
    answer = intake.submit(resident.application(), f"receipt-{resident.number}")
    assert answer.status == 201, answer.body
    file = stack.settings.state / "receipt.json"
    file.write_bytes(answer.body)
    assert is_signed(answer.json, stack.keys.receipt_signing)
    published = intake.api.request("GET", "/api/v1/receipt-keys").json["keys"]
    public_key = {key["keyId"]: key["publicKey"] for key in published}[answer.json["signature"]["keyId"]]
    verify = ("receipt", "verify", str(file), f"--public-key={public_key}")
    stack.control(*verify)

    forged = answer.json
    forged["receipt"]["offset"] += 1
    file.write_text(json.dumps(forged))
    assert not is_signed(forged, stack.keys.receipt_signing)
    with pytest.raises(StackError):
        stack.control(*verify)


def test_a_wrong_code_and_an_unknown_reference_get_the_same_answer(intake: Intake, read_models: ReadModels, resident) -> None:
    receipt = intake.submit(resident.application(), f"status-{resident.number}").json["receipt"]
    other = intake.submit(resident.application(), f"status-{resident.number}-other").json["receipt"]
    for filed in (receipt, other):
        read_models.await_case(filed["applicationId"])
    wrong_code = intake.status(receipt["reference"], other["trackingCode"])
    unknown = intake.status("0000-0000-0000-0000-0", receipt["trackingCode"])
    assert wrong_code.status == unknown.status == 404
    assert wrong_code.is_problem
    assert wrong_code.json == unknown.json
