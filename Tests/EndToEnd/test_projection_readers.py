"""What a reader brings along in a schema of its own decides nothing."""

import secrets

import psycopg
from psycopg import sql
from wniosek_local.stack import Stack
from wniosek_testing.casework import Casework, registration
from wniosek_testing.intake import Intake
from wniosek_testing.read_models import ReadModels
from wniosek_testing.readers import reader_of
from wniosek_testing.residents import Resident

OURS, THEIRS = "Dział własny", "Dział obcy"
EQUAL_TO_ANYTHING = """
    create function {mine}.agrees(text, text) returns boolean language sql immutable as 'select true';
    create operator {mine}.= (function = {mine}.agrees, leftarg = text, rightarg = text);
    grant usage on schema {mine} to {reader}
"""


def test_operators_of_the_readers_own_show_it_no_other_unit(
    stack: Stack, intake: Intake, anna: Casework, read_models: ReadModels
) -> None:
    receipt = intake.submit(Resident(621_000).application(), "own-operators").json["receipt"]
    application = receipt["applicationId"]
    read_models.await_case(application)
    assert anna.append(application, "registered", 1, registration(621_000) | {"unit": THEIRS}).status == 200
    read_models.await_case(application, 2)
    mine = sql.Identifier(f"own_{secrets.token_hex(4)}")
    with psycopg.connect(stack.endpoints.database, autocommit=True) as owner, reader_of(stack, OURS) as reader:
        owner.execute(sql.SQL("create schema {}").format(mine))
        try:
            owner.execute(sql.SQL(EQUAL_TO_ANYTHING).format(mine=mine, reader=sql.Identifier(reader.role)))
            with psycopg.connect(reader.url, autocommit=True) as session:
                session.execute(sql.SQL("set search_path = {}, pg_catalog").format(mine))
                assert session.execute("select 'one'::text = 'other'::text").fetchone() == (True,)
                assert session.execute("select access.reads_every_unit()").fetchone() == (False,)
                for view in ("applications", "timeline"):
                    theirs = f"select count(*) from housing_allowance.{view} where application_id = %s"
                    assert read_models.rows(theirs, application)[0]["count"] > 0, view
                    assert session.execute(theirs, [application]).fetchone() == (0,), view
        finally:
            owner.execute(sql.SQL("drop schema {} cascade").format(mine))
