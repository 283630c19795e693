"""A rebuild is killed, meets another one, and takes over, while records keep coming and readers keep reading."""

import signal

from cases import Case, interleaved
from load import Load, append_at_once
from projected import Projected
from whole_history import assert_whole_history
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until
from wniosek_testing.control import DONE, FAILED, Control, Running
from wniosek_testing.read_models import ReadModels

PROJECTION = "housing-allowance"
CASES_BEFORE = 500
STATES = "select version, state from projection.version where projection = %s order by version"
LOADED = """
    select coalesce(sum(o.next_offset), 0)::int as records
      from projection.projection_offset o join projection.version v using (projection, version)
     where v.projection = %s and v.state = 'building'
"""


def states(stack: Stack) -> dict[int, str]:
    return {row["version"]: row["state"] for row in ReadModels(stack.endpoints.database).rows(STATES, PROJECTION)}


def rebuild(control: Control) -> Running:
    return control.start("projection", "rebuild", PROJECTION)


def await_loaded(stack: Stack, command: Running, records: int) -> None:
    """Until the rebuild has so many records behind it."""
    read_models = ReadModels(stack.endpoints.database)

    def loaded() -> bool:
        assert command.is_running, command.end()
        return read_models.rows(LOADED, PROJECTION)[0]["records"] >= records

    wait_until(loaded, f"{records} records in the new version", 60, every=0.005)


def fill(stack: Stack, run: str) -> int:
    """The number of records that are in the read model now."""
    append_at_once(stack.endpoints.broker, interleaved(Case(run, number) for number in range(CASES_BEFORE)))
    return len(assert_whole_history(stack, [PROJECTION]))


def test_a_rebuild_killed_half_way_goes_on_and_another_one_gives_the_same(followers: Stack) -> None:
    control = Control(followers)
    records, replaced = fill(followers, "half"), Projected(followers, PROJECTION).live_version()
    with Load(followers.endpoints.broker, "half-beside", per_second=50) as load:
        with rebuild(control) as killed:
            await_loaded(followers, killed, records * 2 // 5)
            killed.kill()
        left = ReadModels(followers.endpoints.database).rows(LOADED, PROJECTION)[0]["records"]
        assert records * 2 // 5 <= left < records, "it was not killed in the middle"
        assert states(followers) == {replaced: "live", replaced + 1: "building"}

        with rebuild(control) as second:
            outcome = second.end()
        assert outcome.code == DONE, outcome
        assert second.step("resumed") == {"step": "resumed", "version": replaced + 1}
        assert second.step("switched") == {"step": "switched", "version": replaced + 1, "retired": replaced}
        load.finish()
    assert_whole_history(followers)

    old = Projected(followers, PROJECTION).live_version()
    assert control.run("projection", "drop", PROJECTION, str(replaced)).code == DONE
    with rebuild(control) as again:
        outcome = again.end()
    assert outcome.code == DONE, outcome
    assert states(followers) == {old: "retired", old + 1: "live"}
    outcome = control.run("projection", "diff", PROJECTION, str(old), str(old + 1))
    assert outcome.code == DONE, outcome


def test_a_second_rebuild_says_that_one_runs_and_harms_nothing(followers: Stack) -> None:
    control = Control(followers)
    fill(followers, "twice")
    replaced = Projected(followers, PROJECTION).live_version()
    with rebuild(control) as first:
        await_loaded(followers, first, 1)
        first.signal(signal.SIGSTOP)
        outcome = control.run("projection", "rebuild", PROJECTION)
        assert outcome.code == FAILED, outcome
        assert "another rebuild or verification" in outcome.complaint
        assert Projected(followers, PROJECTION).live_version() == replaced
        first.signal(signal.SIGCONT)
        outcome = first.end()
    assert outcome.code == DONE, outcome
    assert Projected(followers, PROJECTION).live_version() == replaced + 1
    assert_whole_history(followers)
