"""Who may read what: units, nothing else of the database, and hints that name nobody."""

import json
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from psycopg import sql
from wniosek_local.stack import Stack
from wniosek_testing.casework import Casework, registration
from wniosek_testing.intake import Intake
from wniosek_testing.read_models import ReadModels
from wniosek_testing.readers import Reader, reader_of
from wniosek_testing.residents import Resident

SCHEMA = "housing_allowance"
OURS, THEIRS = "Dział testów A", "Dział testów B"
BENEFITS = ["alimony_fund", "family_benefits", "housing_allowance", "social_assistance"]

VIEWS = "select table_name from information_schema.views where table_schema = %s order by table_name"
COLUMNS = "select column_name from information_schema.columns where table_schema = %s and table_name = %s"
VERSIONS = "select schema_name from projection.version where projection = %s"


@dataclass(frozen=True, slots=True)
class Cases:
    """One case of our unit, one of another, one of none."""

    ours: str
    theirs: str
    unassigned: str
    their_applicant: Resident
    our_applicant: Resident


@pytest.fixture(scope="module")
def cases(intake: Intake, anna: Casework, read_models: ReadModels) -> Cases:
    residents = [Resident(620_000 + number) for number in range(3)]
    ids = []
    for resident, unit in zip(residents, (OURS, THEIRS, None)):
        receipt = intake.submit(resident.application(), f"unit-{resident.number}").json["receipt"]
        application = receipt["applicationId"]
        read_models.await_case(application)
        if unit:
            data = registration(resident.number) | {"unit": unit}
            assert anna.append(application, "registered", 1, data).status == 200
            # the slower of two, so that each case has an outcome too
            assert anna.append(application, "registered", 1, data | {"caseNumber": "DM.1"}).status == 409
        ids.append(application)
    return Cases(*ids, their_applicant=residents[1], our_applicant=residents[0])


@pytest.fixture(scope="module")
def reader(stack: Stack, cases: Cases) -> Iterator[Reader]:
    with reader_of(stack, OURS) as reader:
        yield reader


@pytest.fixture(scope="module")
def views(read_models: ReadModels) -> dict[str, set[str]]:
    """Columns of each view of the benefit's schema."""
    names = [row["table_name"] for row in read_models.rows(VIEWS, SCHEMA)]
    return {name: {row["column_name"] for row in read_models.rows(COLUMNS, SCHEMA, name)} for name in names}


def _seen(who: ReadModels, view: str, column: str, value: str) -> int:
    return who.rows(f"select count(*) from {SCHEMA}.{view} where {column} = %s", value)[0]["count"]


def _is_refused(who: ReadModels, statement: str) -> bool:
    try:
        who.rows(statement)
    except psycopg.errors.InsufficientPrivilege:
        return True
    return False


def test_a_reader_sees_cases_of_its_unit_and_of_none_on_every_view(
    reader: Reader, read_models: ReadModels, cases: Cases, views: dict[str, set[str]]
) -> None:
    assert {"applications", "people", "incomes", "timeline", "deadlines", "decisions"} <= set(views)
    assert {"payments", "documents", "workload", "outcomes"} <= set(views)
    with_rows_of_theirs = set()
    for view, columns in views.items():
        if "application_id" not in columns:
            assert "unit" in columns, f"{view} names neither case nor unit, so it cannot be restricted"
            with_rows_of_theirs |= {view} if _seen(read_models, view, "unit", THEIRS) else set()
            assert _seen(reader, view, "unit", THEIRS) == 0, view
            assert _seen(reader, view, "unit", OURS) == _seen(read_models, view, "unit", OURS), view
            continue
        with_rows_of_theirs |= {view} if _seen(read_models, view, "application_id", cases.theirs) else set()
        assert _seen(reader, view, "application_id", cases.theirs) == 0, view
        for visible in (cases.ours, cases.unassigned):
            everything = _seen(read_models, view, "application_id", visible)
            assert _seen(reader, view, "application_id", visible) == everything, view
    assert {"applications", "people", "incomes", "timeline", "deadlines", "workload", "outcomes"} <= with_rows_of_theirs


def test_a_case_that_is_assigned_elsewhere_is_lost_from_sight(
    reader: Reader, intake: Intake, anna: Casework, read_models: ReadModels
) -> None:
    receipt = intake.submit(Resident(620_010).application(), "unit-moves").json["receipt"]
    application = receipt["applicationId"]
    read_models.await_case(application)
    assert _seen(reader, "applications", "application_id", application) == 1
    for version, unit, visible in ((1, OURS, 1), (2, THEIRS, 0)):
        kind, data = ("registered", registration(620_010)) if version == 1 else ("assigned", {"caseworker": "anna.kowalska"})
        assert anna.append(application, kind, version, data | {"unit": unit}).status == 200
        read_models.await_case(application, version + 1)
        assert _seen(reader, "applications", "application_id", application) == visible
        assert _seen(reader, "timeline", "application_id", application) == visible * (version + 1)


def test_answers_of_other_units_are_found_by_no_key(reader: Reader, read_models: ReadModels, cases: Cases) -> None:
    theirs = read_models.case(cases.theirs)
    assert theirs and theirs["answers"]
    for column in ("application_id", "reference", "applicant_pesel", "applicant_name"):
        assert _seen(read_models, "applications", column, theirs[column]) >= 1, column
        assert _seen(reader, "applications", column, theirs[column]) == 0, column
    assert reader.case(cases.ours)["answers"]


def test_a_condition_that_tells_what_it_is_asked_about_is_not_asked_about_others(
    reader: Reader, read_models: ReadModels, cases: Cases
) -> None:
    notices: list[str] = []
    with psycopg.connect(reader.url) as connection:
        connection.add_notice_handler(lambda notice: notices.append(notice.message_primary or ""))
        connection.execute(
            "create function pg_temp.tell(text) returns boolean language plpgsql cost 0.0000001"
            " as $$ begin raise notice '%', $1; return true; end $$"
        )
        connection.execute(f"select count(*) from {SCHEMA}.applications where pg_temp.tell(applicant_name)")
        connection.execute(f"select count(*) from {SCHEMA}.people where pg_temp.tell(name)")
        connection.execute(f"select count(*) from {SCHEMA}.outcomes where pg_temp.tell(application_id::text)")
    told = "\n".join(notices)
    assert cases.our_applicant.surname in told
    assert cases.ours in told
    assert cases.their_applicant.surname not in told
    assert cases.theirs not in told


def test_tables_behind_the_views_show_no_more_than_the_views(
    reader: Reader, read_models: ReadModels, cases: Cases
) -> None:
    granted = 0
    for version in read_models.rows(VERSIONS, "housing-allowance"):
        tables = read_models.rows("select tablename from pg_tables where schemaname = %s", version["schema_name"])
        assert tables
        for table in tables:
            of_theirs = f"select count(*) from {version['schema_name']}.{table['tablename']} where application_id = %s"
            try:
                assert reader.rows(of_theirs, cases.theirs)[0]["count"] == 0, table
                granted += 1
            except psycopg.errors.InsufficientPrivilege:
                pass
        state = f"select state from {version['schema_name']}.standing"
        assert _is_refused(reader, state), "the folded state is the projector's"
    assert granted


def test_a_version_that_the_views_have_left_is_closed(stack: Stack, reader: Reader, read_models: ReadModels) -> None:
    live = read_models.rows(f"{VERSIONS} and state = 'live'", "housing-allowance")[0]["schema_name"]
    left = f"{SCHEMA}_v0"
    with psycopg.connect(stack.endpoints.database, autocommit=True) as owner:
        owner.execute(f"create schema {left} create table standing (unit text)")
        try:
            owner.execute(f"grant usage on schema {left} to caseworker_ro")
            owner.execute(f"grant select on {left}.standing to caseworker_ro")
            assert reader.rows(f"select unit from {left}.standing") == []
            owner.execute("select access.open_to_readers(%s, %s)", [SCHEMA, live])
            assert _is_refused(reader, f"select unit from {left}.standing")
            assert reader.rows(f"select count(*) from {SCHEMA}.applications")[0]["count"] > 0
        finally:
            owner.execute(f"drop schema {left} cascade")


def test_readers_write_nothing(reader: Reader, views: dict[str, set[str]]) -> None:
    for view, columns in views.items():
        column = min(columns)
        for statement in (
            f"insert into {SCHEMA}.{view} ({column}) values (null)",
            f"update {SCHEMA}.{view} set {column} = null",
            f"delete from {SCHEMA}.{view}",
        ):
            with psycopg.connect(reader.url) as connection, pytest.raises(psycopg.Error) as refusal:
                connection.execute(statement)
            # 55000: a view of several tables takes no writing from anybody
            assert refusal.value.sqlstate in ("42501", "55000"), statement
    for statement in (
        f"create table {SCHEMA}.mine (x integer)",
        "update access.reader_unit set unit = '*'",
        f"select access.grant_unit('{reader.role}', '*')",
    ):
        assert _is_refused(reader, statement), statement


def test_readers_read_nothing_but_the_contract(reader: Reader, read_models: ReadModels) -> None:
    closed = read_models.rows(
        """select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('projection', 'notifier', 'intake', 'migrations', 'applicant_status')
              and c.relkind in ('r', 'p', 'v', 'm')"""
    )
    assert {"projection", "notifier", "intake", "migrations", "applicant_status"} == {row["nspname"] for row in closed}
    for row in [*closed, {"nspname": "access", "relname": "reader_unit"}]:
        assert _is_refused(reader, f"select * from {row['nspname']}.{row['relname']}"), row
    assert reader.rows("select unit from access.readable_unit") == [{"unit": OURS}]


@pytest.mark.parametrize("schema", BENEFITS)
def test_every_table_that_readers_may_read_is_restricted_by_unit(read_models: ReadModels, schema: str) -> None:
    readable = read_models.rows(
        """select c.oid::regclass::text as name, c.relrowsecurity,
                  (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
             from projection.version v
             join pg_namespace n on n.nspname = v.schema_name
             join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p')
            where v.projection = replace(%s, '_', '-') and v.state = 'live'
              and has_any_column_privilege('caseworker_ro', c.oid, 'select')""",
        schema,
    )
    assert len(readable) >= 8
    assert [row for row in readable if not row["relrowsecurity"] or row["policies"] != 1] == []


def test_nothing_is_open_to_everybody(read_models: ReadModels) -> None:
    ours = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')"
    relations = f"""select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                           aclexplode(c.relacl) given where given.grantee = 0 and {ours}"""
    schemas = f"select n.nspname from pg_namespace n, aclexplode(n.nspacl) given where given.grantee = 0 and {ours}"
    functions = """select p.proname from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) given
                    where given.grantee = 0 and p.pronamespace = 'access'::regnamespace"""
    assert [read_models.rows(question) for question in (relations, schemas, functions)] == [[], [], []]


def test_a_role_without_a_unit_sees_nothing(stack: Stack, read_models: ReadModels, cases: Cases) -> None:
    count = f"select count(*) from {SCHEMA}.applications"
    with reader_of(stack) as stranger:
        assert _is_refused(stranger, count)
        # a member of the group whom nobody gave a unit
        with psycopg.connect(stack.endpoints.database, autocommit=True) as owner:
            owner.execute(sql.SQL("grant caseworker_ro to {}").format(sql.Identifier(stranger.role)))
        assert stranger.rows(count) == [{"count": 0}]
        assert stranger.rows(f"select count(*) from {SCHEMA}.outcomes") == [{"count": 0}]


def test_access_is_granted_listed_and_revoked(stack: Stack, cases: Cases) -> None:
    with reader_of(stack, OURS, THEIRS) as reader:
        listed = stack.control("access", "list", reader.role).splitlines()
        assert listed == [f"{reader.role}\t{unit}\treads" for unit in (OURS, THEIRS)]
        assert _seen(reader, "applications", "application_id", cases.theirs) == 1
        stack.control("access", "revoke", reader.role, THEIRS)
        assert _seen(reader, "applications", "application_id", cases.theirs) == 0
        assert _seen(reader, "applications", "application_id", cases.ours) == 1
        stack.control("access", "revoke", reader.role)
        assert _is_refused(reader, f"select count(*) from {SCHEMA}.applications")
        assert stack.control("access", "list", reader.role) == ""


def test_a_reader_of_every_unit_sees_every_case(stack: Stack, read_models: ReadModels, cases: Cases) -> None:
    with reader_of(stack, "*") as reader:
        for application in (cases.ours, cases.theirs, cases.unassigned):
            assert _seen(reader, "applications", "application_id", application) == 1
            assert _seen(reader, "outcomes", "application_id", application) == _seen(
                read_models, "outcomes", "application_id", application
            )


def test_a_reader_hears_of_a_change_and_of_nobody(reader: Reader, intake: Intake) -> None:
    resident = Resident(620_020)
    payloads: list[str] = []
    with psycopg.connect(reader.url, autocommit=True) as connection:
        connection.execute(f"listen {SCHEMA}")
        application = intake.submit(resident.application(), "hint-to-readers").json["receipt"]["applicationId"]
        deadline = time.monotonic() + 30
        heard = False
        while not heard and (left := deadline - time.monotonic()) > 0:
            for notice in connection.notifies(timeout=left, stop_after=1):
                payloads.append(notice.payload)
                named = json.loads(notice.payload)["applications"]
                heard = named == "many" or application in named
    assert heard, payloads
    for payload in payloads:
        hint = json.loads(payload)
        assert set(hint) == {"applications"}
        named = hint["applications"]
        assert named == "many" or named == [str(uuid.UUID(name)) for name in named]
        assert not [secret for secret in resident.secrets if secret in payload]
