"""Operators pause, migrate and rebuild while records keep coming and readers keep reading."""

import shutil
from pathlib import Path

from load import Load
from projected import Projected
from watch import Watch
from whole_history import assert_whole_history
from wniosek_local.settings import REPOSITORY
from wniosek_local.stack import Stack
from wniosek_testing.control import DONE, Control
from wniosek_testing.read_models import ReadModels

PROJECTION, OTHER = "housing-allowance", "applicant-status"
VIEW = "housing_allowance.applications"


def test_paused_it_stands_still_alone_and_resumed_it_goes_on(followers: Stack) -> None:
    control = Control(followers)
    projected, other = Projected(followers, PROJECTION), Projected(followers, OTHER)
    with Load(followers.endpoints.broker, "paused") as load:
        load.await_appended(100)
        projected.await_progress(100)
        assert control.run("projection", "pause", PROJECTION).code == DONE
        standing = projected.offsets()
        load.await_appended(150)
        other.await_progress(150)
        assert projected.offsets() == standing
        assert control.run("projection", "resume", PROJECTION).code == DONE
        projected.await_progress(150)
        load.finish()
    assert_whole_history(followers)


def test_readers_never_go_back_in_time_when_versions_are_switched(followers: Stack) -> None:
    before = Projected(followers, PROJECTION).live_version()
    with Load(followers.endpoints.broker, "switched") as load, Watch(followers, VIEW) as watch:
        watch.await_more(10)
        outcome = Control(followers).run("projection", "rebuild", PROJECTION)
        assert outcome.code == DONE, outcome
        assert Projected(followers, PROJECTION).live_version() == before + 1
        watch.await_more(10)
        load.finish()
    assert watch.problems() == []
    assert_whole_history(followers)


def test_tables_and_views_change_while_records_flow(followers: Stack, tmp_path: Path) -> None:
    changed = changed_schemas(tmp_path)
    read_models = ReadModels(followers.endpoints.database)
    with Load(followers.endpoints.broker, "migrated") as load, Watch(followers, VIEW) as watch:
        watch.await_more(10)
        outcome = Control(followers, SCHEMAS_DIRECTORY=str(changed)).run("migrate")
        assert outcome.code == DONE, outcome
        assert read_models.rows("select count(remark) from projection.projection_offset") == [{"count": 0}]
        assert read_models.rows("select count(*) > 0 as has_rows from housing_allowance.calls") == [{"has_rows": True}]
        watch.await_more(10)
        load.finish()
    assert watch.problems() == []
    assert_whole_history(followers)


def changed_schemas(folder: Path) -> Path:
    """What the next release might bring: a column in a table that every batch writes, and one view more."""
    schemas = folder / "schemas"
    shutil.copytree(REPOSITORY / "schemas", schemas)
    (schemas / "sql" / "projection" / "9000_projection_offset_remark.sql").write_text(
        "alter table projection.projection_offset add column remark text;\n"
    )
    (schemas / "read-models" / PROJECTION / "views" / "9000_calls.sql").write_text(
        "create view calls with (security_invoker = true) as select application_id from event;\n"
    )
    return schemas
