"""A one-off benefit is added by data alone: form, rules, topic. No code knows its name."""

import json
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from wniosek_local.settings import REPOSITORY
from wniosek_local.stack import Stack
from wniosek_local.temporary import temporary_stack
from wniosek_local.waiting import wait_until
from wniosek_testing.intake import Intake
from wniosek_testing.mailbox_folder import Mailbox
from wniosek_testing.topic import Topic

DATA = Path(__file__).parent / "data"
BENEFIT = "bon-cieplowniczy"
FORM = f"{BENEFIT}/{BENEFIT}/1"
ANSWERS: dict[str, Any] = {
    "applicant": {"firstName": "Jadwiga", "lastName": "Kopeć", "pesel": "80022900111", "email": "jadwiga.bon@example.org"},
    "household": {"persons": 2, "incomeGrosze": 410000},
    "heat": {"priceGroszePerGigajoule": 21050, "certificate": "cooperative"},
    "payout": {"accountNumber": "61109010140000071219812874"},
    "declarations": {"onlyOne": True, "penalClause": True},
}


def _schemas(folder: Path, ends: date) -> Path:
    """The repository's data and, beside it, the new benefit with a filing window that ends on that day."""
    schemas = folder / "schemas"
    shutil.copytree(REPOSITORY / "schemas", schemas)
    shutil.copytree(DATA / BENEFIT, schemas / "forms" / BENEFIT)
    file = schemas / "forms" / BENEFIT / "benefit.json"
    benefit = json.loads(file.read_text())
    benefit["forms"][0] |= {"validFrom": (ends - timedelta(days=60)).isoformat(), "validTo": ends.isoformat()}
    file.write_text(json.dumps(benefit))
    return schemas


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    folder = tmp_path_factory.mktemp("office")
    schemas = _schemas(folder, date.today() + timedelta(days=30))
    with temporary_stack(SCHEMAS_DIRECTORY=str(schemas)) as stack:
        stack.check()
        stack.start_servers()
        stack.prepare()
        stack.start_services("intake", "applicant-status", "notifier")
        yield stack


def test_it_is_listed_accepted_logged_and_its_applicant_told(office: Stack) -> None:
    intake = Intake(office.url("intake"))
    listed = intake.api.request("GET", "/api/v1/benefits").json["benefits"]
    entry = next(benefit for benefit in listed if benefit["code"] == BENEFIT)
    assert [form["id"] for form in entry["forms"]] == [BENEFIT]

    answer = intake.submit_on(FORM, ANSWERS, "first-bon-2026")
    assert answer.status == 201, answer.body
    receipt = answer.json["receipt"]
    assert receipt["topic"] == f"applications.{BENEFIT}.v1"
    record = Topic(office.endpoints.broker).of(BENEFIT).record_at(receipt["partition"], receipt["offset"])
    assert (record.header("ce_id"), record.header("ce_benefit")) == (receipt["eventId"], BENEFIT)
    assert record.json["answers"] == ANSWERS

    def status() -> dict[str, Any]:
        answer = intake.status_of(receipt)
        return answer.json if answer.status == 200 else {}

    # A pair that is not known yet is an attempt like any other, and one reference has ten of them.
    seen = wait_until(status, "the new benefit's application in applicant_status", 30, every=3.5)
    assert (seen["benefit"], seen["status"]) == (BENEFIT, "submitted")
    message = Mailbox(office.mail.folder).await_about(receipt["reference"], 1)[0]
    assert message["X-Envelope-To"] == "jadwiga.bon@example.org"


def test_its_rules_say_what_is_wrong_and_which_amount_applies(office: Stack) -> None:
    intake = Intake(office.url("intake"))
    cheap = ANSWERS | {"heat": {"priceGroszePerGigajoule": 16900, "certificate": "cooperative"}}
    answer = intake.submit_on(FORM, cheap, "cheap-heat-2026")
    assert answer.status == 422
    assert [error["pointer"] for error in answer.json["errors"]] == ["/heat/priceGroszePerGigajoule"]
    assert "170 zł" in answer.json["errors"][0]["detail"]
    shown = office.control("rules", "show", "bc.2026.200_230", "--on", "2026-08-01")
    assert "2\u00a0000,00\u00a0zł" in shown
    assert "S93" in shown


def test_after_its_last_day_nothing_is_taken_any_more(tmp_path: Path, office: Stack) -> None:
    schemas = _schemas(tmp_path, date.today() - timedelta(days=1))
    office.children["intake"].stop()
    office.settings.service_environment["SCHEMAS_DIRECTORY"] = str(schemas)
    office.start_services("intake")
    answer = Intake(office.url("intake")).submit_on(FORM, ANSWERS, "late-bon-2026")
    assert (answer.status, answer.is_problem) == (409, True), answer.body
    assert answer.json["type"] == "urn:wniosek:problem:form-ended"
