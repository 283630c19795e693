"""What caseworkers may do, and what they are told when somebody else was quicker."""

import pytest
from wniosek_local.stack import Stack
from wniosek_testing.casework import Casework, grant, registration
from wniosek_testing.intake import Intake
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident


@pytest.fixture
def application(intake: Intake, read_models: ReadModels, resident: Resident) -> str:
    """Filed, and in the caseworkers' read model."""
    receipt = intake.submit(resident.application(), f"casework-{resident.number}").json["receipt"]
    read_models.await_case(receipt["applicationId"])
    return receipt["applicationId"]


@pytest.mark.parametrize("token", [None, "not-a-token"], ids=["none", "wrong"])
def test_nobody_without_a_token_of_their_own_sees_or_does_anything(
    stack: Stack, application: str, token: str | None
) -> None:
    stranger = Casework(stack.url("casework"), token)
    answers = [stranger.list(), stranger.show(application), stranger.append(application, "registered", 1, registration())]
    assert [(answer.status, answer.is_problem) for answer in answers] == [(401, True)] * 3
    assert all("www-authenticate" in answer.headers for answer in answers)


def test_the_slower_of_two_caseworkers_is_told_what_won(anna: Casework, piotr: Casework, application: str) -> None:
    assert anna.append(application, "registered", 1, registration(1)).status == 200
    late = piotr.append(application, "registered", 1, registration(2))
    assert (late.status, late.is_problem) == (409, True), late.body
    assert late.json["code"] == "wrong-version"
    assert late.json["current"]["version"] == 2
    assert late.json["current"]["status"] == "registered"
    winner = late.json["winner"]
    assert (winner["type"], winner["actor"], winner["version"]) == ("registered", "caseworker:anna.kowalska", 2)
    assert winner["eventId"] and winner["at"]
    assert piotr.show(application).json["caseNumber"] == registration(1)["caseNumber"]


def test_an_act_that_the_lifecycle_forbids_is_refused(anna: Casework, application: str) -> None:
    answer = anna.append(application, "decision-served", 1, {"servedOn": "2026-04-21", "method": "delivery"})
    assert (answer.status, answer.is_problem) == (409, True), answer.body
    assert answer.json["code"] == "forbidden-transition"
    assert answer.json["current"] == {"version": 1, "status": "submitted"}
    assert anna.show(application).json["version"] == 1


@pytest.mark.parametrize(
    ("kind", "data", "pointer"),
    [
        ("registered", {"registeredOn": "2026-04-07"}, "/data/caseNumber"),
        ("decided", grant() | {"outcome": "perhaps"}, "/data/outcome"),
        ("decided", grant() | {"decidedOn": "2026-02-30"}, "/data/decidedOn"),
        ("no-such-act", {}, "/type"),
    ],
)
def test_wrong_data_is_named_by_its_pointer(
    anna: Casework, application: str, kind: str, data: dict[str, object], pointer: str
) -> None:
    answer = anna.append(application, kind, 1, data)
    assert (answer.status, answer.is_problem) == (422, True), answer.body
    assert pointer in [error["pointer"] for error in answer.json["errors"]]


def test_a_case_that_does_not_exist_is_not_found(anna: Casework) -> None:
    assert anna.show("00000000-0000-5000-8000-000000000000").status == 404
    assert anna.append("00000000-0000-5000-8000-000000000000", "registered", 1, registration()).status == 404


def test_the_rules_suggest_an_amount_and_show_every_step(anna: Casework, application: str) -> None:
    answer = anna.assess(application)
    assert answer.status == 200, answer.body
    suggestion = answer.json
    assert "nie decyzja" in suggestion["notice"]
    assert suggestion["outcome"]["kind"] in ("entitled", "not-entitled", "undetermined")
    assert {"income-per-person", "norm-area"} & {step["id"] for step in suggestion["steps"]} or suggestion["steps"]
    rules = {rule["key"]: rule for step in suggestion["steps"] for rule in step["rules"]}
    assert rules["dm.avg_wage"]["value"] and rules["dm.avg_wage"]["sources"] == ["S76"]
    assert any(step["doubts"] for step in suggestion["steps"]), "the council's cap is not known, and that is said"
