"""A case as it stood at a time or a version, from the event archive."""

import json
import subprocess
from datetime import datetime, timedelta
from typing import Any

import pytest
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until
from wniosek_testing.api import Answer, Api
from wniosek_testing.casework import Casework, grant, registration
from wniosek_testing.intake import Intake
from wniosek_testing.mailbox_folder import Mailbox
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident
from wniosek_testing.topic import Topic


class History:
    """The time travel of casework's API."""

    def __init__(self, stack: Stack) -> None:
        self._api = Api(stack.url("casework"))
        self._headers = {"Authorization": f"Bearer {stack.keys.token('anna.kowalska')}"}

    def of(self, application: str, query: str = "") -> Answer:
        return self._api.request("GET", f"/api/v1/applications/{application}/history{query}", headers=self._headers)

    def await_version(self, application: str, version: int) -> dict[str, Any]:
        """The case as it stands, once the archive has it."""

        def case() -> dict[str, Any] | None:
            answer = self.of(application)
            return answer.json if answer.status == 200 and answer.json["version"] >= version else None

        return wait_until(case, f"version {version} of the case in the archive", 60)  # type: ignore[return-value]


@pytest.fixture
def history(stack: Stack) -> History:
    return History(stack)


def show(stack: Stack, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [stack.settings.binaries / "wniosekctl", "case", "show", *arguments]
    return subprocess.run(command, env=stack.environment, capture_output=True, text=True, timeout=60, check=False)


def earlier(time: str) -> str:
    """A millisecond before."""
    moment = datetime.fromisoformat(time.replace("Z", "+00:00")) - timedelta(milliseconds=1)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def test_every_version_is_shown_as_caseworkers_saw_it_then(
    stack: Stack, intake: Intake, anna: Casework, history: History, read_models: ReadModels, resident: Resident
) -> None:
    filed = resident.application()
    receipt = intake.submit(filed, f"history-{resident.number}").json["receipt"]
    application = receipt["applicationId"]
    read_models.await_rows(
        "the application in applicant_status",
        1,
        "select 1 from applicant_status.applications where application_id = %s",
        application,
    )
    corrected = resident.application()
    corrected["home"]["flatNumber"] = "8a"
    acts = [
        lambda: anna.append(application, "registered", 1, registration() | {"unit": "DM"}).status == 200,
        lambda: intake.supplement(receipt, {"answers": corrected}, "history-supplement").status == 201,
        lambda: anna.append(application, "assigned", 3, {"caseworker": "anna.kowalska"}).status == 200,
        lambda: anna.append(application, "decided", 4, grant()).status == 200,
    ]
    read_models.await_case(application)
    seen = [anna.show(application).json]
    for version, act in enumerate(acts, start=2):
        assert act()
        read_models.await_case(application, version)
        seen.append(anna.show(application).json)
    latest = history.await_version(application, 5)

    shared = ("version", "status", "statusText", "statusSince", "filedAt", "reference", "benefit", "form", "answers")
    for case in seen:
        version = case["version"]
        past = history.of(application, f"?version={version}").json
        assert past["asked"] == {"version": version}
        assert {name: past[name] for name in shared} == {name: case[name] for name in shared}
        for name in ("unit", "owner", "caseNumber"):
            assert past.get(name) == case.get(name), f"{name} of version {version}"
        for name in ("eventId", "version", "type", "actor", "at", "status"):
            assert [event[name] for event in past["timeline"]] == [event[name] for event in case["timeline"]]
        assert {(clock["kind"], clock["due"], clock["basis"]) for clock in past["deadlines"]} == {
            (clock["kind"], clock["due"], clock["basis"]) for clock in case["deadlines"]
        }
    assert history.of(application, "?version=2").json["answers"] == filed
    assert history.of(application, "?version=3").json["answers"] == corrected
    assert latest["decision"]["amountGrosze"] == grant()["amountGrosze"]
    assert "next" not in latest

    # the same by time: each event from its own time on
    for event in latest["timeline"]:
        at_that_time = history.of(application, f"?at={event['at']}").json
        assert at_that_time["version"] == event["version"]
        before = history.of(application, f"?at={earlier(event['at'])}")
        if event["version"] == 1:
            assert (before.status, before.is_problem) == (404, True)
            assert event["at"] in before.json["detail"]
        else:
            assert before.json["version"] == event["version"] - 1
            assert before.json["next"]["version"] == event["version"]
    with_zone = history.of(application, f"?at={latest['timeline'][1]['at'].replace('Z', '+00:00')}")
    assert with_zone.json["version"] == 2


def test_messages_are_shown_as_they_stood(
    intake: Intake, history: History, mailbox: Mailbox, read_models: ReadModels, resident: Resident
) -> None:
    receipt = intake.submit(resident.application(), f"history-mail-{resident.number}").json["receipt"]
    application = receipt["applicationId"]
    mailbox.await_messages(resident.email, 1)
    read_models.await_rows(
        "the message settled",
        1,
        "select 1 from notifier.message where application_id = %s and state = 'sent'",
        application,
    )
    case = history.await_version(application, 1)
    (message,) = case["messages"]
    assert (message["template"], message["channel"], message["state"]) == ("confirmation", "email", "sent")
    assert message["recipient"] == resident.email
    assert history.of(application, f"?at={message['settledAt']}").json["messages"] == [message]
    (pending,) = history.of(application, f"?at={message['createdAt']}").json["messages"]
    assert pending["state"] == ("sent" if message["createdAt"] == message["settledAt"] else "pending")
    assert history.of(application, f"?at={earlier(message['createdAt'])}").json["messages"] == []


@pytest.mark.parametrize(
    "query", ["?at=2026-05-01", "?at=yesterday", "?at=", "?version=0", "?version=x", "?at=2026-05-01T12:00:00Z&version=1"]
)
def test_a_moment_that_cannot_be_read_is_a_bad_request_with_what_to_do(history: History, query: str) -> None:
    answer = history.of("00000000-0000-5000-8000-000000000000", query)
    assert (answer.status, answer.is_problem) == (400, True), answer.body
    assert answer.json["detail"]


def test_what_does_not_exist_is_not_found(
    stack: Stack, intake: Intake, history: History, resident: Resident
) -> None:
    unknown = history.of("00000000-0000-5000-8000-000000000000")
    assert (unknown.status, unknown.json["type"]) == (404, "urn:wniosek:problem:case-not-found")
    assert history.of("not-an-id").status == 404
    receipt = intake.submit(resident.application(), f"history-none-{resident.number}").json["receipt"]
    history.await_version(receipt["applicationId"], 1)
    later = history.of(receipt["applicationId"], "?version=2")
    assert (later.status, later.json["type"]) == (404, "urn:wniosek:problem:moment-not-found")
    stranger = Api(stack.url("casework")).request("GET", f"/api/v1/applications/{receipt['applicationId']}/history")
    assert (stranger.status, stranger.is_problem) == (401, True)
    assert show(stack, "00000000-0000-5000-8000-000000000000").returncode == 1
    assert show(stack, "ABCD-ABCD-ABCD-ABCD-A").returncode == 1


def test_a_record_that_cannot_be_read_stops_the_history_and_says_where(
    intake: Intake, history: History, topic: Topic, resident: Resident
) -> None:
    receipt = intake.submit(resident.application(), f"history-stop-{resident.number}").json["receipt"]
    history.await_version(receipt["applicationId"], 1)
    bad = topic.append(receipt["applicationId"].encode(), b"{", {})
    stopped = wait_until(
        lambda: history.of(receipt["applicationId"]).json.get("stopped"), "the unreadable record in the history", 60
    )
    assert (stopped["partition"], stopped["offset"]) == (bad.partition, bad.offset)
    assert stopped["reason"] and stopped["detail"]
    assert history.of(receipt["applicationId"]).json["version"] == 1


def test_operators_see_the_case_without_personal_data_unless_they_ask_for_json(
    stack: Stack, intake: Intake, anna: Casework, history: History, read_models: ReadModels, resident: Resident
) -> None:
    receipt = intake.submit(resident.application(), f"history-cli-{resident.number}").json["receipt"]
    application, reference = receipt["applicationId"], receipt["reference"]
    read_models.await_case(application)
    assert anna.append(application, "registered", 1, registration()).status == 200
    assert anna.append(application, "note-added", 2, {"text": f"Dzwonić do {resident.surname}"}).status == 200
    history.await_version(application, 3)
    read_models.await_rows(
        "the application in applicant_status",
        1,
        "select 1 from applicant_status.applications where application_id = %s",
        application,
    )

    for name in (application, reference, reference.lower().replace("-", " ")):
        text = show(stack, name, "--version", "2")
        assert text.returncode == 0, text.stderr
        assert "registered" in text.stdout and "2 of 3" in text.stdout
    whole = show(stack, application)
    assert [secret for secret in resident.secrets if secret in whole.stdout] == []

    printed = json.loads(show(stack, reference, "--json").stdout)
    asked = history.of(application).json
    assert all("recipient" not in message for message in printed["messages"])
    for case in (printed, asked):
        case.pop("asked", None)
        case.pop("messages")
    assert printed == asked
    filing = printed["timeline"][0]["at"]
    assert json.loads(show(stack, reference, "--json", "--at", filing).stdout)["version"] == 1
    assert show(stack, application, "--version", "4").returncode == 1
    assert show(stack, application, "--at", earlier(filing)).returncode == 1
    assert show(stack, application, "--at", "2026-05-01").returncode == 64
    assert show(stack, application, "--at", filing, "--version", "1").returncode == 64


def test_without_the_database_the_history_is_away_for_a_moment(
    stack: Stack, intake: Intake, history: History, read_models: ReadModels, resident: Resident
) -> None:
    receipt = intake.submit(resident.application(), f"history-away-{resident.number}").json["receipt"]
    history.await_version(receipt["applicationId"], 1)
    stack.children["postgres"].stop()
    try:
        answer = history.of(receipt["applicationId"])
        assert (answer.status, answer.is_problem) == (503, True), answer.body
        assert "retry-after" in answer.headers
        assert show(stack, receipt["applicationId"]).returncode == 69
    finally:
        stack.restart("postgres")
    assert wait_until(lambda: history.of(receipt["applicationId"]).status == 200, "the history coming back", 60)
