"""Caseworkers work on the cases of all four benefits in one place."""

import json
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from wniosek_local.settings import REPOSITORY
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until
from wniosek_testing.api import Answer, Api
from wniosek_testing.casework import Casework, today
from wniosek_testing.intake import Intake
from wniosek_testing.topic import Topic

FORMS = REPOSITORY / "schemas" / "forms"
EXAMPLES = [sorted(form.parent.glob("examples/valid/*.json"))[0] for form in sorted(FORMS.glob("*/*/*/form.json"))]
ONE_OF_EACH = list({example.relative_to(FORMS).parts[0]: example for example in EXAMPLES}.values())


@pytest.fixture(scope="module", autouse=True)
def documents(intake: Intake) -> None:
    """The files that the examples name by their hashes."""
    for file in sorted((FORMS / "example-documents").glob("*.pdf")):
        headers = {"Content-Type": "application/pdf", "Document-Name": file.name}
        assert intake.api.request("POST", "/api/v1/documents", file.read_bytes(), headers).status == 201


def _form(example: Path) -> str:
    return "/".join(example.relative_to(FORMS).parts[:3])


def file(intake: Intake, anna: Casework, example: Path, key: str) -> dict[str, Any]:
    """The case as caseworkers see it once it is there."""
    answer = intake.submit_on(_form(example), json.loads(example.read_text()), f"{key}:{_form(example)}")
    assert answer.status == 201, answer.body
    application = answer.json["receipt"]["applicationId"]
    shown = wait_until(
        lambda: answer if (answer := anna.show(application)).status == 200 else None, "the case in casework", 60
    )
    return shown.json


class Desk:
    """The list of cases."""

    def __init__(self, stack: Stack) -> None:
        self._api = Api(stack.url("casework"))
        self._headers = {"Authorization": f"Bearer {stack.keys.token('anna.kowalska')}"}

    def page(self, **query: str) -> Answer:
        return self._api.request("GET", f"/api/v1/applications?{urlencode(query, quote_via=quote)}", headers=self._headers)

    def cases(self, **query: str) -> list[dict[str, Any]]:
        """Every case, page by page."""
        cases: list[dict[str, Any]] = []
        page = self.page(limit="200", **query)
        while True:
            assert page.status == 200, page.body
            cases += page.json["applications"]
            if "next" not in page.json:
                return cases
            page = self.page(limit="200", after=page.json["next"], **query)


@pytest.fixture
def desk(stack: Stack) -> Desk:
    return Desk(stack)


@pytest.mark.parametrize("example", EXAMPLES, ids=_form)
def test_a_case_of_every_form_is_shown_and_assessed(intake: Intake, anna: Casework, example: Path) -> None:
    benefit, form, version = _form(example).split("/")
    case = file(intake, anna, example, "casework-form")
    assert (case["benefit"], case["form"]) == (benefit, {"id": form, "version": version})
    assert case["answers"] == json.loads(example.read_text())
    assert [clock["kind"] for clock in case["deadlines"]][:1]
    assert all(clock["basis"] and clock["colour"] in ("ok", "soon", "late") for clock in case["deadlines"])
    assessed = anna.assess(case["applicationId"])
    if assessed.status == 200:
        assert "nie decyzja" in assessed.json["notice"]
        assert assessed.json["outcome"]["kind"] in ("entitled", "not-entitled", "undetermined")
        assert assessed.json["steps"]
    else:
        assert (assessed.status, assessed.json["type"]) == (409, "urn:wniosek:problem:not-assessable"), assessed.body
        assert benefit == "social-assistance", "every other form has a calculation"
        assert assessed.json["detail"]


@pytest.mark.parametrize("example", ONE_OF_EACH, ids=_form)
def test_an_act_in_any_benefit_is_accepted_and_the_slower_one_told(
    intake: Intake, anna: Casework, piotr: Casework, example: Path
) -> None:
    application = file(intake, anna, example, "casework-act")["applicationId"]
    data = {"caseNumber": "X.1.2026", "registeredOn": today().isoformat(), "unit": "DM"}
    accepted = anna.append(application, "registered", 1, data)
    assert (accepted.status, accepted.json["version"], accepted.json["status"]) == (200, 2, "registered"), accepted.body
    late = piotr.append(application, "registered", 1, data)
    assert (late.status, late.json["code"], late.json["winner"]["version"]) == (409, "wrong-version", 2), late.body
    shown = anna.show(application).json
    assert (shown["unit"], shown["caseNumber"]) == ("DM", "X.1.2026")


def test_the_list_is_of_all_benefits_in_the_order_of_filing_unless_one_is_asked_for(
    intake: Intake, anna: Casework, desk: Desk
) -> None:
    filed = [file(intake, anna, example, "casework-list") for example in ONE_OF_EACH]
    listed = desk.cases()
    assert {case["benefit"] for case in filed} == {case["benefit"] for case in listed} and len(filed) == 4
    assert {case["applicationId"] for case in filed} <= {case["applicationId"] for case in listed}
    order = [(case["filedAt"], case["applicationId"]) for case in listed]
    assert order == sorted(set(order))
    for case in filed:
        alone = desk.cases(benefit=case["benefit"])
        assert {other["benefit"] for other in alone} == {case["benefit"]}
        assert case["applicationId"] in [other["applicationId"] for other in alone]
    few = desk.page(limit="3").json
    following = desk.page(limit="3", after=few["next"]).json
    assert [case["applicationId"] for case in few["applications"] + following["applications"]] == [
        case["applicationId"] for case in listed[:6]
    ]


def test_cases_are_found_by_caseworker_unit_and_status(intake: Intake, anna: Casework, desk: Desk) -> None:
    unit, owner = f"jednostka {uuid.uuid4()}", f"c{uuid.uuid4().hex}"
    mine = file(intake, anna, ONE_OF_EACH[0], f"casework-mine-{owner}")["applicationId"]
    other = file(intake, anna, ONE_OF_EACH[1], f"casework-other-{owner}")["applicationId"]
    data = {"caseNumber": "X.1.2026", "registeredOn": today().isoformat(), "unit": unit}
    for application in (mine, other):
        assert anna.append(application, "registered", 1, data).status == 200
    assert anna.append(mine, "assigned", 2, {"caseworker": owner}).status == 200

    def found(**query: str) -> set[str]:
        return {case["applicationId"] for case in desk.cases(**query)}

    assert found(unit=unit) == {mine, other}
    assert found(owner=owner) == {mine}
    assert found(unit=unit, status="registered") == {other}
    assert found(unit=unit, owner=owner, status="registered") == set()
    assert found(unit=f"{unit} ") == set()


def test_cases_that_are_late_or_soon_to_be_are_found(
    intake: Intake, anna: Casework, desk: Desk, topic: Topic
) -> None:
    social = next(example for example in ONE_OF_EACH if _form(example).startswith("social-assistance"))
    case = file(intake, anna, social, f"casework-soon-{uuid.uuid4()}")
    application = case["applicationId"]
    data = {"caseNumber": "X.1.2026", "registeredOn": today().isoformat()}
    assert anna.append(application, "registered", 1, data).status == 200
    # An urgent interview is due within two working days.
    arranged = anna.append(application, "interview-scheduled", 2, {"on": today().isoformat(), "urgent": True})
    assert arranged.status == 200, arranged.body

    # The same form, filed a year ago: a record of another client's.
    record = next(
        record
        for record in topic.of("social-assistance").read()
        if record.key == application.encode() and record.header("ce_type") == "pl.wniosek.application.submitted.v1"
    )
    old = str(uuid.uuid4())
    headers = {name: value.decode() for name, value in record.headers}
    headers |= {"ce_id": str(uuid.uuid4()), "ce_subject": old, "ce_time": "2025-11-03T09:00:00.000Z"}
    topic.of("social-assistance").append(old.encode(), record.value, headers)
    wait_until(lambda: anna.show(old).status == 200, "the old case in casework", 60)

    soon = {case["applicationId"]: case for case in desk.cases(due="soon", benefit="social-assistance")}
    late = {case["applicationId"]: case for case in desk.cases(due="late")}
    assert application in soon and application not in late
    assert old in late and old not in soon
    assert (soon[application]["colour"], late[old]["colour"]) == ("soon", "late")
    assert late[old]["nextDue"] < today().isoformat() <= soon[application]["nextDue"]


@pytest.mark.parametrize(
    "query", [{"benefit": "housing"}, {"status": "open"}, {"due": "ok"}, {"limit": "0"}, {"after": "x"}]
)
def test_a_wrong_filter_is_a_bad_request_that_names_what_may_stand_there(desk: Desk, query: dict[str, str]) -> None:
    answer = desk.page(**query)
    assert (answer.status, answer.is_problem) == (400, True), answer.body
    assert next(iter(query)) in answer.json["title"]
    assert answer.json["detail"]
