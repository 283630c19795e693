"""docs/read-models.md is what the database says of itself, and its examples run."""

from collections.abc import Iterator

import psycopg
import pytest
from wniosek_local.settings import REPOSITORY
from wniosek_local.stack import Stack
from wniosek_testing.read_models import ReadModels
from wniosek_testing.readers import Reader, reader_of

REFERENCE = REPOSITORY / "docs" / "read-models.md"
EXAMPLES = sorted((REPOSITORY / "docs" / "read-model-examples").glob("*.sql"))

CONTRACT = """select n.nspname, c.oid, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where c.relkind = 'v' and has_table_privilege('caseworker_ro', c.oid, 'select')
                 and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'"""


@pytest.fixture(scope="module")
def reader(stack: Stack) -> Iterator[Reader]:
    with reader_of(stack, "Dział przykładów") as reader:
        yield reader


def test_the_reference_is_what_the_database_says(stack: Stack) -> None:
    printed = stack.control("read-models", "document", "--examples", str(EXAMPLES[0].parent))
    assert printed == REFERENCE.read_text(), (
        "docs/read-models.md is not what the comments say; write it anew with `wniosekctl read-models document`"
    )


def test_every_view_and_every_column_says_what_it_means(read_models: ReadModels) -> None:
    silent = read_models.rows(
        f"""select v.nspname, v.relname, a.attname from ({CONTRACT}) v
              join pg_attribute a on a.attrelid = v.oid and a.attnum > 0
             where col_description(v.oid, a.attnum) is null or obj_description(v.oid, 'pg_class') is null"""
    )
    assert silent == []
    schemas = {row["nspname"] for row in read_models.rows(CONTRACT)}
    assert {"housing_allowance", "social_assistance", "family_benefits", "alimony_fund"} <= schemas


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_runs_as_a_reader(reader: Reader, example) -> None:
    with psycopg.connect(reader.url) as connection:
        connection.execute(example.read_text())
        connection.rollback()
