"""Versions of read models as an operator meets them: verifications that were ended, other releases, numbers."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql
from wniosek_local.stack import Stack
from wniosek_testing.control import DIFFERS, DONE, Control
from wniosek_testing.read_models import ReadModels

PROJECTION = "alimony-fund"
LIVE = "select version from projection.version where projection = %s and state = 'live'"
NUMBERS = "select version from projection.version where projection = %s order by version"
CASE = "0191f000-0000-7000-8000-000000000001"
ONE_CASE = """
    insert into {} (application_id, version, status, status_since, filed_at, last_event_at, deadlines, paid_grosze, state)
    values (%s, 1, 'submitted', now(), now(), now(), '[]', 0, '')
"""
SCHEMAS = "select nspname from pg_namespace where nspname ~ '^alimony_fund_' order by nspname"


@pytest.fixture(scope="module")
def control(stack: Stack) -> Control:
    return Control(stack)


@pytest.fixture
def rebuilt(control: Control, read_models: ReadModels) -> Iterator[tuple[int, int]]:
    """The version that was replaced, and the one that is live now."""
    old = read_models.rows(LIVE, PROJECTION)[0]["version"]
    outcome = control.run("projection", "rebuild", PROJECTION)
    assert outcome.code == DONE, outcome
    yield old, read_models.rows(LIVE, PROJECTION)[0]["version"]
    if {"version": old} in read_models.rows(NUMBERS, PROJECTION):
        outcome = control.run("projection", "drop", PROJECTION, str(old))
        assert outcome.code == DONE, outcome


def states(control: Control) -> list[str]:
    listed = control.run("projection", "list", PROJECTION)
    assert listed.code == DONE, listed
    return [line.split("\t")[2] for line in listed.output.splitlines()]


def left_out(version: int) -> list[str]:
    return [
        f"left out\tremark\twhole table\tonly version {version} has it",
        f"left out\tstanding\tshade\tonly version {version} has it",
    ]


def test_a_verify_that_was_killed_leaves_a_scratch_that_the_next_one_drops(
    control: Control, read_models: ReadModels
) -> None:
    before = read_models.rows(SCHEMAS)
    with control.start("projection", "verify", PROJECTION) as verify:
        verify.await_step("loading")
        verify.kill()
    assert states(control) == ["live", "scratch of a verify (dropped at its end, or by the next verify or rebuild)"]
    assert len(read_models.rows(SCHEMAS)) == len(before) + 1
    outcome = control.run("projection", "verify", PROJECTION)
    assert outcome.code == DONE, outcome
    assert states(control) == ["live"]
    assert read_models.rows(SCHEMAS) == before


def test_a_rebuild_takes_no_scratch_for_its_own(control: Control, read_models: ReadModels) -> None:
    old = read_models.rows(LIVE, PROJECTION)[0]["version"]
    with control.start("projection", "verify", PROJECTION) as verify:
        verify.await_step("loading")
        verify.kill()
    with control.start("projection", "rebuild", PROJECTION) as rebuild:
        outcome = rebuild.end()
    assert outcome.code == DONE, outcome
    assert rebuild.step("resumed") is None
    live = read_models.rows(LIVE, PROJECTION)[0]["version"]
    assert live > old
    assert [row["version"] for row in read_models.rows(NUMBERS, PROJECTION)] == [old, live]
    assert control.run("projection", "drop", PROJECTION, str(old)).code == DONE


def test_diff_says_what_it_leaves_out_and_compares_the_rest(
    stack: Stack, control: Control, rebuilt: tuple[int, int]
) -> None:
    old, live = rebuilt
    standing, remark = (sql.Identifier(f"alimony_fund_v{old}", table) for table in ("standing", "remark"))
    with psycopg.connect(stack.endpoints.database, autocommit=True) as owner:
        owner.execute(sql.SQL("alter table {} add column shade text default 'grey'").format(standing))
        owner.execute(sql.SQL("create table {} (application_id uuid)").format(remark))
        outcome = control.run("projection", "diff", PROJECTION, str(old), str(live))
        assert outcome.code == DONE, outcome
        assert outcome.output.splitlines()[:2] == left_out(old)
        assert "checksums are equal, of what both versions have" in outcome.output

        owner.execute(sql.SQL(ONE_CASE).format(standing), [CASE])
        outcome = control.run("projection", "diff", PROJECTION, str(old), str(live))
        assert outcome.code == DIFFERS, outcome
        assert outcome.output.splitlines() == [*left_out(old), f"surplus\tstanding\t{CASE}"]


def test_the_number_of_a_dropped_version_is_not_given_again(
    control: Control, read_models: ReadModels, rebuilt: tuple[int, int]
) -> None:
    old, live = rebuilt
    with control.start("projection", "rebuild", PROJECTION) as rebuild:
        rebuild.await_step("loading")
        rebuild.kill()
    assert states(control) == ["building", "live", "retired"]
    outcome = control.run("projection", "drop", PROJECTION, str(live + 1))
    assert outcome.code == DONE, outcome
    outcome = control.run("projection", "rebuild", PROJECTION)
    assert outcome.code == DONE, outcome
    assert read_models.rows(LIVE, PROJECTION)[0]["version"] == live + 2
    assert control.run("projection", "drop", PROJECTION, str(live)).code == DONE
