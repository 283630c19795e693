"""Records that nobody can read, or whose rows PostgreSQL refuses, stop their own application only."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from cases import Case, Outgoing
from load import append_at_once
from projected import Projected
from whole_history import assert_whole_history
from wniosek_local.stack import Stack
from wniosek_testing.control import DIFFERS, DONE, Control
from wniosek_testing.read_models import ReadModels

PROJECTION = "housing-allowance"
PARTITION = 7
"""Named, so that all records of a test lie in one batch; whoever reads does not ask why they are there."""
PARKED_BY = "select application_id::text, reason from projection.parked where projection = %s and application_id = any(%s::uuid[])"


def append(stack: Stack, *records: Outgoing) -> None:
    append_at_once(stack.endpoints.broker, records, PARTITION)


def healthy(run: str, count: int = 10) -> Iterator[Outgoing]:
    for number in range(count):
        yield from Case(run, number, notes=1).records()


def reasons(stack: Stack, *cases: Case) -> dict[str, list[str]]:
    """Why records of these are parked, case by case, in the order of the log."""
    found: dict[str, list[str]] = {}
    applications = [case.application for case in cases]
    read_models = ReadModels(stack.endpoints.database)
    for row in read_models.rows(PARKED_BY + " order by partition, record_offset", PROJECTION, applications):
        found.setdefault(row["application_id"], []).append(row["reason"])
    return found


def is_one_transaction(stack: Stack, *cases: Case) -> bool:
    """Whether what is parked of these was written at once; `xmin` is the transaction that wrote a row."""
    rows = ReadModels(stack.endpoints.database).rows(
        "select distinct xmin::text from projection.parked where projection = %s and application_id = any(%s::uuid[])",
        PROJECTION,
        [case.application for case in cases],
    )
    return len(rows) == 1


@contextmanager
def refusing(stack: Stack, channel: str) -> Iterator[None]:
    """The read model takes nothing that came by this channel, as if a table were narrower than the log."""
    table = f"{Projected(stack, PROJECTION).schema}_v1.filing"
    with psycopg.connect(stack.endpoints.database, autocommit=True) as connection:
        connection.execute(f"alter table {table} add constraint refusing check (channel <> '{channel}')")
        try:
            yield
        finally:
            connection.execute(f"alter table {table} drop constraint refusing")


def test_poison_at_the_start_in_the_middle_and_at_the_end_of_a_batch(followers: Stack) -> None:
    first, middle, last = (Case("poison", number) for number in range(3))
    projected = Projected(followers, PROJECTION)
    append(
        followers,
        first.unreadable(),
        *healthy("before"),
        middle.submitted(),
        middle.unreadable(),
        middle.registered(),
        *healthy("behind"),
        last.submitted(),
        last.registered(),
        last.unreadable(),
    )
    assert_whole_history(followers)
    assert is_one_transaction(followers, first, middle, last), "it was not one batch"

    rest = [first.submitted(), middle.note(2), *healthy("rest"), last.note(2)]
    append(followers, *rest)
    assert_whole_history(followers)
    stopped = reasons(followers, first, middle, last)
    assert [stopped[case.application][1:] for case in (first, middle, last)] == [
        ["application-stopped"],
        ["application-stopped"] * 2,
        ["application-stopped"],
    ]

    before = projected.parked()
    outcome = Control(followers).run("parked", "retry", PROJECTION)
    assert outcome.code == DIFFERS, outcome
    assert projected.parked().keys() == before.keys()
    assert_whole_history(followers)


def test_a_row_that_is_refused_waits_with_all_that_follows_and_is_released_in_order(followers: Stack) -> None:
    refused = Case("refused", 1, channel="oral")
    control = Control(followers)
    with refusing(followers, refused.channel):
        append(followers, *healthy("beside"), refused.submitted(), refused.registered(), *healthy("after"))
        append(followers, refused.note(2))
        projected = Projected(followers, PROJECTION)
        projected.await_followed(assert_whole_history(followers, ["applicant-status"]))
        waiting = ["read-model-refused", "application-stopped", "application-stopped"]
        assert reasons(followers, refused) == {refused.application: waiting}
        assert projected.versions()[Case("after", 9).application] == 4, "another application was held up"

        outcome = control.run("parked", "retry", PROJECTION, "--application", refused.application)
        assert outcome.code == DIFFERS, outcome
        assert reasons(followers, refused) == {refused.application: waiting}

    outcome = control.run("parked", "retry", PROJECTION, "--application", refused.application)
    assert outcome.code == DONE, outcome
    assert reasons(followers, refused) == {}
    assert projected.versions()[refused.application] == 3
    assert_whole_history(followers)
