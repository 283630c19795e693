"""A retry is harmless; a key used for something else is told apart."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from wniosek_testing.api import Answer
from wniosek_testing.intake import Intake
from wniosek_testing.mailbox_folder import Mailbox
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident

AT_ONCE = 50


def test_one_key_sent_fifty_times_at_once_is_one_application(
    intake: Intake, mailbox: Mailbox, read_models: ReadModels, resident: Resident
) -> None:
    application, key = resident.application(), f"retry-{resident.number}"
    together = Barrier(AT_ONCE)

    def send(_: int) -> Answer:
        together.wait(30)
        return intake.submit(application, key)

    with ThreadPoolExecutor(AT_ONCE) as people:
        answers = list(people.map(send, range(AT_ONCE)))

    assert [answer.status for answer in answers] == [201] * AT_ONCE
    receipts = [answer.json["receipt"] for answer in answers]
    for member in ("reference", "trackingCode", "eventId", "applicationId", "dataSha256"):
        assert len({receipt[member] for receipt in receipts}) == 1, member

    application_id = receipts[0]["applicationId"]
    last = max(receipt["offset"] for receipt in receipts)
    read_models.await_case(application_id)
    read_models.await_rows(
        "the last retry folded",
        1,
        "select 1 from projection.projection_offset where projection = 'housing-allowance'"
        " and partition = %s and next_offset > %s",
        receipts[0]["partition"],
        last,
    )
    rows = read_models.rows(
        "select version from housing_allowance.applications where reference = %s", receipts[0]["reference"]
    )
    assert [row["version"] for row in rows] == [1]
    mailbox.await_messages(resident.email, 1)
    later = Resident(resident.number + 500_000)
    intake.submit(later.application(), f"after-{later.number}")
    mailbox.await_messages(later.email, 1)
    assert len(mailbox.sent_to(resident.email)) == 1


def test_a_key_used_again_with_other_data_is_refused(intake: Intake, resident: Resident) -> None:
    key = f"reused-{resident.number}"
    assert intake.submit(resident.application(), key).status == 201
    changed = resident.application()
    changed["contact"]["phone"] = Resident(resident.number + 500_000).phone
    answer = intake.submit(changed, key)
    assert answer.status == 422
    assert answer.is_problem
    assert "receipt" not in answer.json


def test_the_same_data_in_another_member_order_is_a_retry(intake: Intake, resident: Resident) -> None:
    key = f"order-{resident.number}"
    first = intake.submit(resident.application(), key)
    turned = dict(reversed(resident.application().items()))
    second = intake.submit(turned, key)
    assert (first.status, second.status) == (201, 201), second.body
    assert first.json["receipt"]["eventId"] == second.json["receipt"]["eventId"]
