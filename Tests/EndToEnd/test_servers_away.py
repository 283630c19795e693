"""Without PostgreSQL intake works; without the broker it refuses clearly, and recovers."""

import signal
from collections.abc import Iterator

import pytest
from wniosek_local.stack import Stack
from wniosek_local.temporary import temporary_stack
from wniosek_local.waiting import wait_until
from wniosek_testing.api import Answer
from wniosek_testing.intake import Intake
from wniosek_testing.mailbox_folder import Mailbox
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident


def test_without_postgresql_receipts_are_given_and_only_the_status_page_is_away(
    stack: Stack, intake: Intake, mailbox: Mailbox, read_models: ReadModels, resident: Resident
) -> None:
    before = intake.submit(resident.application(), f"before-{resident.number}").json["receipt"]
    read_models.await_case(before["applicationId"])
    stack.children["postgres"].stop()
    try:
        people = [Resident(420_000 + number) for number in range(20)]
        answers = [intake.submit(person.application(), f"without-{person.number}") for person in people]
        assert [answer.status for answer in answers] == [201] * len(people)
        status = intake.status_of(before)
        assert (status.status, status.is_problem) == (503, True)
        assert "retry-after" in status.headers
    finally:
        stack.restart("postgres")
    for answer in answers:
        read_models.await_case(answer.json["receipt"]["applicationId"], within=90)
    for person in people:
        assert len(mailbox.await_messages(person.email, 1, within=90)) == 1
    wait_until(lambda: intake.status_of(before).status == 200, "the status page coming back", within=60)


@pytest.fixture(scope="module")
def lonely_intake() -> Iterator[Stack]:
    """Only a broker, which keeps its log on disk because the tests stop it, and intake."""
    with temporary_stack(storage="s3") as stack:
        stack.start_servers()
        stack.prepare()
        stack.start_services("intake")
        yield stack


def _is_refused(answer: Answer) -> bool:
    return answer.status == 503 and answer.is_problem and "receipt" not in answer.json and "retry-after" in answer.headers


def test_a_frozen_broker_means_503_without_a_receipt_until_it_goes_on(lonely_intake: Stack) -> None:
    intake, person = Intake(lonely_intake.url("intake")), Resident(430_000)
    first = intake.submit(person.application(), "frozen-broker")
    assert first.status == 201
    broker = lonely_intake.children["broker"]
    broker.signal(signal.SIGSTOP)
    try:
        assert _is_refused(intake.submit(person.application(), "frozen-broker"))
    finally:
        broker.signal(signal.SIGCONT)
    again = wait_until(
        lambda: answer if (answer := intake.submit(person.application(), "frozen-broker")).status == 201 else None,
        "a receipt after the broker went on",
        within=60,
    )
    assert again.json["receipt"]["eventId"] == first.json["receipt"]["eventId"]


def test_a_stopped_broker_means_503_without_a_receipt_until_it_is_back(lonely_intake: Stack) -> None:
    intake, person = Intake(lonely_intake.url("intake")), Resident(430_001)
    lonely_intake.children["broker"].stop()
    try:
        assert _is_refused(intake.submit(person.application(), "stopped-broker"))
        wait_until(lambda: not lonely_intake.is_ready("intake"), "intake saying that it is not ready", within=60)
    finally:
        lonely_intake.restart("broker")
    again = wait_until(
        lambda: answer if (answer := intake.submit(person.application(), "stopped-broker")).status == 201 else None,
        "a receipt after the broker was started again",
        within=60,
    )
    assert again.json["receipt"]["topic"] == "applications.housing-allowance.v1"
    wait_until(lambda: lonely_intake.is_ready("intake"), "intake saying that it is ready", within=60)
