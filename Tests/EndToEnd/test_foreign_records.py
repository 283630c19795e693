"""What other clients put on the topic stops nobody but its own application."""

import uuid

from wniosek_testing.intake import Intake
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident
from wniosek_testing.topic import Topic

FOLLOWERS = {"housing-allowance", "applicant-status", "notifier"}
PARKED = "select projection, reason from projection.parked where partition = %s and record_offset = %s"


def _envelope(application: str) -> dict[str, str]:
    return {
        "content-type": "application/json",
        "ce_specversion": "1.0",
        "ce_id": str(uuid.uuid4()),
        "ce_source": "/intake",
        "ce_type": "pl.wniosek.application.submitted.v1",
        "ce_subject": application,
        "ce_time": "2026-04-07T08:00:00.000Z",
        "ce_benefit": "housing-allowance",
        "ce_actor": "applicant",
        "ce_ruleset": "1",
    }


def test_a_record_that_is_not_json_is_parked_and_the_next_ones_flow(
    intake: Intake, topic: Topic, read_models: ReadModels
) -> None:
    application = str(uuid.uuid4())
    bare = topic.append(application.encode(), b"to nie jest JSON {", {})
    dressed = topic.append(application.encode(), b"to nie jest JSON {", _envelope(application))
    keyless = topic.append(None, b"\x00\xff", {}, partition=bare.partition)
    for record in (bare, dressed, keyless):
        rows = read_models.await_rows("the record parked", len(FOLLOWERS), PARKED, record.partition, record.offset)
        assert {row["projection"] for row in rows} == FOLLOWERS
        assert all(row["reason"] for row in rows)

    # an application on the same partition, behind the bad records
    for number in range(400_000, 400_200):
        receipt = intake.submit(Resident(number).application(), f"behind-{number}").json["receipt"]
        if receipt["partition"] == bare.partition:
            break
    assert receipt["partition"] == bare.partition
    assert receipt["offset"] > keyless.offset
    assert read_models.await_case(receipt["applicationId"])["status"] == "submitted"


def test_an_unknown_event_type_parks_its_application_only(intake: Intake, topic: Topic, read_models: ReadModels) -> None:
    application = str(uuid.uuid4())
    headers = _envelope(application) | {"ce_type": "pl.wniosek.application.teleported.v1"}
    unknown = topic.append(application.encode(), b"{}", headers)
    rows = read_models.await_rows("the record parked", len(FOLLOWERS), PARKED, unknown.partition, unknown.offset)
    assert {row["projection"] for row in rows} == FOLLOWERS
    receipt = intake.submit(Resident(410_000).application(), "beside-an-unknown-type").json["receipt"]
    read_models.await_case(receipt["applicationId"])
