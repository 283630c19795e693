"""What an applicant may do after filing, with reference and tracking code: add to the application, or withdraw it."""

import pytest
from wniosek_local.stack import Stack
from wniosek_testing.casework import Casework, grant, registration
from wniosek_testing.intake import Intake
from wniosek_testing.read_models import ReadModels
from wniosek_testing.receipts import is_signed
from wniosek_testing.residents import Resident
from wniosek_testing.topic import Topic


@pytest.fixture
def receipt(intake: Intake, read_models: ReadModels, resident: Resident) -> dict[str, str]:
    """Of an application that the status page knows."""
    receipt = intake.submit(resident.application(), f"later-acts-{resident.number}").json["receipt"]
    read_models.await_case(receipt["applicationId"])
    read_models.await_rows(
        "the application in applicant_status",
        1,
        "select 1 from applicant_status.applications where application_id = %s",
        receipt["applicationId"],
    )
    return receipt


def test_a_withdrawal_is_confirmed_by_a_signed_receipt_and_the_status_says_so(
    stack: Stack, intake: Intake, topic: Topic, read_models: ReadModels, receipt: dict[str, str]
) -> None:
    answer = intake.withdraw(receipt, "withdraw-once", reason="Wyprowadzam się")
    assert answer.status == 201, answer.body
    assert is_signed(answer.json, stack.keys.receipt_signing)
    act = answer.json["receipt"]
    assert (act["act"], act["outcome"], act["status"]) == ("withdrawn", "accepted", "withdrawn")
    assert (act["reference"], act["applicationId"]) == (receipt["reference"], receipt["applicationId"])
    record = topic.record_at(act["partition"], act["offset"])
    assert (record.header("ce_id"), record.header("ce_actor")) == (act["eventId"], "applicant")
    assert record.header("ce_type") == "pl.wniosek.application.withdrawn.v1"
    assert record.key == receipt["applicationId"].encode()
    status = intake.status_of(receipt)
    assert (status.json["status"], status.json["version"]) == ("withdrawn", 2)

    again = intake.withdraw(receipt, "withdraw-once", reason="Wyprowadzam się")
    assert (again.status, again.json["receipt"]["eventId"]) == (201, act["eventId"]), "a retry is the same act"
    reused = intake.withdraw(receipt, "withdraw-once", reason="Inny powód")
    assert (reused.status, reused.json["type"]) == (422, "urn:wniosek:problem:idempotency-key-reused")
    another = intake.withdraw(receipt, "withdraw-twice")
    assert (another.status, another.json["caseStatus"]) == (409, "withdrawn"), another.body
    assert read_models.await_case(receipt["applicationId"], 2)["version"] == 2


def test_nothing_can_be_withdrawn_once_it_is_decided(
    intake: Intake, anna: Casework, read_models: ReadModels, receipt: dict[str, str]
) -> None:
    assert anna.append(receipt["applicationId"], "registered", 1, registration()).status == 200
    assert anna.append(receipt["applicationId"], "decided", 2, grant()).status == 200
    read_models.await_rows(
        "the decision in applicant_status",
        1,
        "select 1 from applicant_status.applications where application_id = %s and version = 3",
        receipt["applicationId"],
    )
    answer = intake.withdraw(receipt, "too-late-1")
    assert (answer.status, answer.is_problem) == (409, True), answer.body
    assert answer.json["type"] == "urn:wniosek:problem:act-refused"
    assert answer.json["caseStatus"] == "decided"
    assert intake.status_of(receipt).json["status"] == "decided"


def test_corrected_answers_are_held_to_the_form_that_was_filed(
    stack: Stack, intake: Intake, read_models: ReadModels, resident: Resident, receipt: dict[str, str]
) -> None:
    corrected = resident.application()
    corrected["home"]["flatNumber"] = "8a"
    answer = intake.supplement(receipt, {"answers": corrected}, "supplement-1")
    assert answer.status == 201, answer.body
    assert is_signed(answer.json, stack.keys.receipt_signing)
    act = answer.json["receipt"]
    assert (act["act"], act["outcome"], act["status"]) == ("supplemented", "accepted", "submitted")
    assert act["dataSha256"] != receipt["dataSha256"]
    repeated = intake.supplement(receipt, {"answers": corrected}, "supplement-1")
    assert repeated.json["receipt"]["eventId"] == act["eventId"]
    assert intake.status_of(receipt).json["version"] == 2

    case = read_models.await_case(receipt["applicationId"], 2)
    assert case["answers"] == corrected, "caseworkers see the answers as corrected"
    assert case["home_address"].startswith(f"{resident.street} ")
    assert "/8a," in case["home_address"]

    corrected["applicant"]["pesel"] = "44051401358"
    refused = intake.supplement(receipt, {"answers": corrected}, "supplement-2")
    assert refused.status == 422
    assert "/answers/applicant/pesel" in [error["pointer"] for error in refused.json["errors"]]
    assert intake.status_of(receipt).json["version"] == 2


@pytest.mark.parametrize(
    ("content", "pointer"),
    [
        ({}, ""),
        ({"documents": [{"sha256": "ABC"}]}, "/documents/0"),
        ({"documents": [{"sha256": "0" * 64}]}, "/documents/0/sha256"),
        ({"documents": {}}, "/documents"),
        ({"answers": []}, "/answers"),
        ({"dokumenty": []}, "/dokumenty"),
    ],
    ids=["nothing", "no hash", "unknown document", "no list", "no object", "unknown member"],
)
def test_a_supplement_that_brings_nothing_usable_is_refused(
    intake: Intake, receipt: dict[str, str], content: dict[str, object], pointer: str
) -> None:
    answer = intake.supplement(receipt, content, "supplement-bad")
    assert (answer.status, answer.is_problem) == (422, True), answer.body
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]


@pytest.mark.parametrize("reason", ["", "  ", "a\u0000b", "x" * 1001, 7], ids=["empty", "blank", "zero", "long", "number"])
def test_a_reason_that_nobody_could_read_is_refused(intake: Intake, receipt: dict[str, str], reason: object) -> None:
    answer = intake.withdraw(receipt, "bad-reason", reason=reason)
    assert (answer.status, answer.is_problem) == (422, True), answer.body
    assert [error["pointer"] for error in answer.json["errors"]] == ["/reason"]
    assert intake.status_of(receipt).json["status"] == "submitted"


def test_a_wrong_code_and_an_unknown_reference_get_the_same_answer(intake: Intake, receipt: dict[str, str]) -> None:
    wrong_code = intake.withdraw(receipt | {"trackingCode": "0000-0000-0000-0000-0000-0000-00"}, "wrong-code")
    no_code = intake.withdraw(receipt | {"trackingCode": "kod"}, "wrong-code")
    unknown = intake.withdraw(receipt | {"reference": "0000-0000-0000-0000-0"}, "wrong-code")
    assert wrong_code.status == no_code.status == unknown.status == 404
    assert wrong_code.json == no_code.json == unknown.json
