"""PostgreSQL stops in the middle of a batch, or comes back as it was some time ago."""

from pathlib import Path

from filing import Filing
from history import History
from load import Load
from projected import PROJECTIONS, Projected
from standstill import batch_half_written
from whole_history import assert_whole_history
from wniosek_local.stack import Stack
from wniosek_testing.database_backup import DatabaseBackup
from wniosek_testing.mailbox_folder import Mailbox
from wniosek_testing.read_models import ReadModels
from wniosek_testing.topic import NAME, Topic

PROJECTION = "housing-allowance"
FOLLOWERS = (*PROJECTIONS, "notifier")
SETTLED = "select message_id from notifier.message where state not in ('pending', 'sending')"
PASSED = """
    select projection, sum(next_offset)::int as records from projection.projection_offset
     where topic = %s group by projection
"""


def test_postgresql_stopped_immediately_in_the_middle_of_a_batch(stack: Stack) -> None:
    projected = Projected(stack, PROJECTION)
    with Load(stack.endpoints.broker, "stopped") as load:
        load.await_appended(100)
        projected.await_progress(100)
        with batch_half_written(stack, f"{projected.schema}_v1"):
            stack.postgres.stop_immediately()
            stack.children["postgres"].stop()
        stack.restart("postgres")
        projected.await_progress(200)
        load.finish()
    assert_whole_history(stack)


def test_going_back_to_an_older_dump_loses_nothing_and_repeats_only_mail_that_the_dump_does_not_know(
    stack: Stack, tmp_path: Path
) -> None:
    """G8 is the ledger's: what it lost it tells once more, under the same Message-ID; what it kept it never repeats."""
    backup, read_models = DatabaseBackup(stack, tmp_path / "older.dump"), ReadModels(stack.endpoints.database)
    history = History(Topic(stack.endpoints.broker), read_models, Mailbox(stack.mail.folder))
    with Filing(stack.settings.ports["intake"], range(1, 201)) as filing:
        receipts = filing.finish()
    history.await_settled(receipts)
    with Filing(stack.settings.ports["intake"], range(201, 601)) as filing:
        filing.await_receipts(100)
        backup.take()
        receipts += filing.finish()
    history.await_settled(receipts)
    assert history.problems(receipts) == []
    passed, settled = passed_by_projection(read_models), settled_messages(read_models)

    with backup.put_back() as older:
        earlier = passed_by_projection(older)
        assert all(0 < earlier[name] < passed[name] for name in FOLLOWERS), "the dump is not of a time in the middle"
        lost = settled - settled_messages(older)
        assert lost and lost != settled
    history.await_settled(receipts)
    assert history.problems(receipts, lost) == []
    assert_whole_history(stack)


def passed_by_projection(database: ReadModels) -> dict[str, int]:
    return {row["projection"]: row["records"] for row in database.rows(PASSED, NAME)}


def settled_messages(database: ReadModels) -> set[str]:
    return {row["message_id"] for row in database.rows(SETTLED)}
