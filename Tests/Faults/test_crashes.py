"""Each process dies once in the middle of 2,000 submissions; afterwards nothing is missing and nothing is double."""

import os
from collections.abc import Callable

import pytest
from filing import Filing
from history import History
from whole_history import assert_whole_history
from wniosek_local.stack import Stack
from wniosek_testing.mailbox_folder import Mailbox
from wniosek_testing.read_models import ReadModels
from wniosek_testing.topic import Topic

SUBMISSIONS = int(os.environ.get("WNIOSEK_FAULT_SUBMISSIONS", "2000"))


def kill(*names: str) -> Callable[[Stack], None]:
    def crash(stack: Stack) -> None:
        for name in names:
            stack.children[name].kill()
        for name in names:
            stack.restart(name)

    return crash


def stop_postgresql_immediately(stack: Stack) -> None:
    stack.postgres.stop_immediately()
    stack.children["postgres"].stop()
    stack.restart("postgres")


@pytest.mark.parametrize(
    ("turn", "crash", "may_leave_unknown"),
    [
        pytest.param(0, kill("housing-allowance", "applicant-status"), False, id="projectors-killed"),
        pytest.param(1, kill("intake"), False, id="intake-killed"),
        pytest.param(2, kill("notifier"), True, id="notifier-killed"),
        pytest.param(3, stop_postgresql_immediately, True, id="postgresql-stopped-immediately"),
    ],
)
def test_every_receipt_is_kept_once(stack: Stack, turn: int, crash: Callable[[Stack], None], may_leave_unknown: bool) -> None:
    first = turn * 100_000 + 1
    with Filing(stack.settings.ports["intake"], range(first, first + SUBMISSIONS)) as filing:
        filing.await_receipts(SUBMISSIONS // 3)
        given_before = len(filing.receipts)
        crash(stack)
        receipts = filing.finish()
    assert given_before < SUBMISSIONS, "the crash came after the last receipt, so this proves nothing"
    assert len({receipt["applicationId"] for receipt in receipts}) == SUBMISSIONS

    history = History(Topic(stack.endpoints.broker), ReadModels(stack.endpoints.database), Mailbox(stack.mail.folder))
    history.await_settled(receipts)
    assert history.problems(receipts) == []
    if not may_leave_unknown:
        assert history.unknown(receipts) == 0
    assert_whole_history(stack)
