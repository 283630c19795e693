"""Every way in which a submission can be wrong is answered as problem+json, field by field, and leaves nothing behind."""

import json

import pytest
from wniosek_testing.intake import SUBMISSIONS, Intake
from wniosek_testing.residents import Resident


def test_another_media_type_is_refused(intake: Intake, resident: Resident) -> None:
    body = json.dumps(resident.application()).encode()
    answer = intake.submit_bytes(body, f"media-type-{resident.number}", "text/plain")
    assert (answer.status, answer.is_problem) == (415, True)


@pytest.mark.parametrize("body", [b"", b"{", b'{"a":1}}', b'{"a":1,"a":2}', b"\xff\xfe"], ids=repr)
def test_malformed_json_is_refused(intake: Intake, body: bytes) -> None:
    answer = intake.submit_bytes(body, "malformed-body")
    assert (answer.status, answer.is_problem) == (400, True)


def test_a_body_over_the_limit_is_refused(intake: Intake, resident: Resident) -> None:
    application = resident.application() | {"padding": "x" * (2 * 1024 * 1024)}
    answer = intake.submit(application, f"too-large-{resident.number}")
    assert (answer.status, answer.is_problem) == (413, True)


@pytest.mark.parametrize("key", [None, "krótki", '"short"', '"' + "x" * 129 + '"'], ids=["none", "letters", "short", "long"])
def test_a_missing_or_bad_key_is_refused(intake: Intake, resident: Resident, key: str | None) -> None:
    headers = {"Content-Type": "application/json"}
    if key is not None:
        headers["Idempotency-Key"] = key.encode().decode("latin-1")
    body = json.dumps(resident.application()).encode()
    answer = intake.api.request("POST", SUBMISSIONS, body, headers)
    assert (answer.status, answer.is_problem) == (400, True)


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/benefits/unknown/form", "/api/v2/benefits"])
def test_an_unknown_route_is_a_problem_too(intake: Intake, path: str) -> None:
    answer = intake.api.request("GET", path)
    assert (answer.status, answer.is_problem) == (404, True)


def test_an_unknown_benefit_takes_no_applications(intake: Intake, resident: Resident) -> None:
    body = json.dumps(resident.application()).encode()
    headers = {"Content-Type": "application/json", "Idempotency-Key": '"unknown-benefit"'}
    answer = intake.api.request("POST", "/api/v1/benefits/unknown/applications", body, headers)
    assert (answer.status, answer.is_problem) == (404, True)


def test_the_form_is_served_as_json_schema(intake: Intake) -> None:
    benefits = intake.api.request("GET", "/api/v1/benefits")
    assert benefits.status == 200
    assert "housing-allowance" in [benefit["code"] for benefit in benefits.json["benefits"]]
    form = intake.api.request("GET", "/api/v1/benefits/housing-allowance/form")
    assert form.status == 200
    assert form.headers["content-type"].startswith("application/schema+json")
    assert form.json["$schema"] == "https://json-schema.org/draft/2020-12/schema"
