"""The notifier dies between DATA and 250: nobody can know, and the ledger says so."""

import signal

from wniosek_local.stack import Stack
from wniosek_testing.intake import Intake
from wniosek_testing.mailbox_folder import Mailbox
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident

STATE = "select state from notifier.message where application_id = %s and template = 'confirmation'"


def test_a_message_without_an_answer_is_unknown_and_is_not_sent_again(stack: Stack) -> None:
    intake, read_models, mailbox = Intake(stack.url("intake")), ReadModels(stack.endpoints.database), Mailbox(stack.mail.folder)
    # a first one opens the connection, so that the next can be handed over while the server sleeps
    first = Resident(900_001)
    intake.submit(first.application(), "mail-first")
    mailbox.await_messages(first.email, 1)

    stack.children["mail"].signal(signal.SIGSTOP)
    try:
        second = Resident(900_002)
        receipt = intake.submit(second.application(), "mail-second").json["receipt"]
        read_models.await_rows("the message being sent", 1, STATE + " and state = 'sending'", receipt["applicationId"])
        stack.children["notifier"].kill()
    finally:
        stack.children["mail"].signal(signal.SIGCONT)
    stack.restart("notifier")
    read_models.await_rows("unknown in the ledger", 1, STATE + " and state = 'unknown'", receipt["applicationId"], within=240)

    third = Resident(900_003)
    intake.submit(third.application(), "mail-third")
    mailbox.await_messages(third.email, 1)
    assert len(mailbox.sent_to(second.email)) <= 1
    assert read_models.rows(STATE, receipt["applicationId"])[0]["state"] == "unknown"
