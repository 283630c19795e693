"""Every example of every form, through the running service."""

import json
from pathlib import Path

import pytest
from wniosek_local.settings import REPOSITORY
from wniosek_testing.intake import Intake
from wniosek_testing.topic import Topic

FORMS = REPOSITORY / "schemas" / "forms"


@pytest.fixture(scope="module", autouse=True)
def documents(intake: Intake) -> None:
    """The files that the examples name by their hashes."""
    for file in sorted((FORMS / "example-documents").glob("*.pdf")):
        headers = {"Content-Type": "application/pdf", "Document-Name": file.name}
        answer = intake.api.request("POST", "/api/v1/documents", file.read_bytes(), headers)
        assert answer.status == 201, answer.body


def _form(example: Path) -> str:
    return "/".join(example.relative_to(FORMS).parts[:3])


def _name(example: Path) -> str:
    return f"{_form(example)}/{example.stem}"


@pytest.mark.parametrize("example", sorted(FORMS.glob("*/*/*/examples/valid/*.json")), ids=_name)
def test_a_valid_example_reaches_its_benefits_topic(intake: Intake, topic: Topic, example: Path) -> None:
    answers = json.loads(example.read_text())
    answer = intake.submit_on(_form(example), answers, f"valid:{_name(example)}")
    assert answer.status == 201, answer.body
    receipt = answer.json["receipt"]
    benefit, form, version = _form(example).split("/")
    assert (receipt["benefit"], receipt["form"]) == (benefit, {"id": form, "version": version})
    assert receipt["topic"] == f"applications.{benefit}.v1"
    record = topic.of(benefit).record_at(receipt["partition"], receipt["offset"])
    assert record.header("ce_id") == receipt["eventId"]
    assert record.json["answers"] == answers


@pytest.mark.parametrize("example", sorted(FORMS.glob("*/*/*/examples/invalid/*.json")), ids=_name)
def test_an_invalid_example_names_its_fields(intake: Intake, example: Path) -> None:
    expected = json.loads(example.read_text())
    answer = intake.submit_on(_form(example), expected["instance"], f"invalid:{_name(example)}")
    assert (answer.status, answer.is_problem) == (422, True), answer.body
    errors = answer.json["errors"]
    assert {error["pointer"] for error in errors} == set(expected["pointers"])
    assert all(error["code"] and error["detail"] for error in errors)
    assert len(errors) == len(expected["pointers"])


def test_there_are_enough_examples_of_every_form() -> None:
    for form in FORMS.glob("*/*/*/form.json"):
        examples = form.parent / "examples"
        assert len(list((examples / "valid").glob("*.json"))) >= 5, form
        assert len(list((examples / "invalid").glob("*.json"))) >= 15, form


def test_a_benefit_of_another_authority_is_explained_and_never_registered(intake: Intake) -> None:
    for name in ("swiadczenie-wychowawcze", "800-plus"):
        answer = intake.api.request(
            "POST",
            f"/api/v1/benefits/{name}/applications",
            b"{}",
            {"Content-Type": "application/json", "Idempotency-Key": '"800-plus-here"'},
        )
        assert (answer.status, answer.is_problem) == (404, True)
        assert answer.json["type"] == "urn:wniosek:problem:handled-elsewhere"
        assert answer.json["authority"] == "Zakład Ubezpieczeń Społecznych"
        assert answer.json["address"].startswith("https://www.zus.pl")
    listed = intake.api.request("GET", "/api/v1/benefits").json
    assert "swiadczenie-wychowawcze" in [benefit["code"] for benefit in listed["elsewhere"]]
    assert "swiadczenie-wychowawcze" not in [benefit["code"] for benefit in listed["benefits"]]


def test_an_edition_that_does_not_exist_takes_no_applications(intake: Intake) -> None:
    answer = intake.submit_on("housing-allowance/dodatek-mieszkaniowy/99", {}, "no-such-edition")
    assert (answer.status, answer.is_problem) == (404, True)
