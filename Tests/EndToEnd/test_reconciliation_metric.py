"""G2 live: what the services tell Prometheus of receipts, records and read models is what the database accounts for."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from wniosek_local.services import SERVICE
from wniosek_local.settings import REPOSITORY
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until
from wniosek_testing.intake import Intake
from wniosek_testing.metrics import Metrics
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident
from wniosek_testing.topic import NAME

FOLLOWERS = ["housing-allowance", "applicant-status", "event-archive", "notifier"]
RECEIPT_END = "wniosek_intake_receipt_end_offset"
NEXT_OFFSET = "wniosek_projection_next_offset"
ACCOUNTED = "wniosek_projection_accounted_records"
UNACCOUNTED = "wniosek_projection_unaccounted_records"
# A projector tells every 15 s.
TOLD_WITHIN = 45.0
# The notifier has no versions.
FOLLOWED = """
    version = coalesce(
        (select v.version from projection.version v where v.projection = o.projection and v.state = 'live'), 1)
"""
ACCOUNTS = f"select o.* from projection.projection_offset o where o.projection = %s and {FOLLOWED}"
COLUMNS = {"accepted": "accepted", "duplicate": "duplicates", "refused": "refused", "parked": "parked"}

Series = dict[tuple[str, ...], float]


def _metrics(stack: Stack, service: str) -> Metrics:
    return Metrics(stack.url(SERVICE[service].admin_port))


def _told(stack: Stack, projection: str) -> dict[str, Series]:
    metrics = _metrics(stack, projection)
    return {name: metrics.series(name) for name in (NEXT_OFFSET, ACCOUNTED)}


def _kept(read_models: ReadModels, projection: str) -> dict[str, Series]:
    """The same series as the database has them."""
    rows = read_models.rows(ACCOUNTS, projection)
    accounted: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        for outcome, column in COLUMNS.items():
            accounted[projection, row["topic"], outcome] += row[column]
    next_offsets = {(projection, row["topic"], str(row["partition"])): row["next_offset"] for row in rows}
    return {NEXT_OFFSET: next_offsets, ACCOUNTED: dict(accounted)}


def _await_unaccounted(stack: Stack, projection: str, number: int) -> Series:
    """Every topic's series once that of the tests' topic is the number."""

    def series() -> Series | None:
        found = _metrics(stack, projection).series(UNACCOUNTED)
        return found if found.get((projection, NAME)) == number else None

    return wait_until(series, f"{projection} telling of {number} unaccounted records", TOLD_WITHIN, every=0.5)  # type: ignore[return-value]


@pytest.fixture
def receipt(intake: Intake, read_models: ReadModels, resident: Resident) -> dict[str, Any]:
    """Of an application that the status page knows."""
    receipt = intake.submit(resident.application(), f"metric-{resident.number}").json["receipt"]
    known = "select from applicant_status.applications where application_id = %s"
    read_models.await_rows("the application in applicant_status", 1, known, receipt["applicationId"])
    return receipt


@contextmanager
def _miscounted(stack: Stack, projection: str, partition: int) -> Iterator[None]:
    """As if a record had been passed that nobody accounts for; what was counted comes back afterwards."""
    change = f"""
        update projection.projection_offset o set accepted = accepted + %s
         where projection = %s and topic = %s and partition = %s and {FOLLOWED}
    """
    with psycopg.connect(stack.endpoints.database, autocommit=True) as connection:
        assert connection.execute(change, (-1, projection, NAME, partition)).rowcount == 1
        try:
            yield
        finally:
            connection.execute(change, (1, projection, NAME, partition))


def test_the_metrics_say_what_the_receipts_and_the_database_say(
    stack: Stack, intake: Intake, read_models: ReadModels, receipt: dict[str, Any]
) -> None:
    place = (NAME, str(receipt["partition"]))
    ends = _metrics(stack, "intake")
    assert ends.series(RECEIPT_END)[place] == receipt["offset"] + 1
    answer = intake.withdraw(receipt, f"withdraw-{receipt['reference']}")
    assert answer.status in (201, 202), answer.body
    act = answer.json["receipt"]
    assert (act["partition"], act["offset"] > receipt["offset"]) == (receipt["partition"], True)
    assert ends.series(RECEIPT_END)[place] == act["offset"] + 1

    for projection in FOLLOWERS:

        def agree(projection: str = projection) -> bool:
            told = _told(stack, projection)
            has_passed = told[NEXT_OFFSET].get((projection, *place), 0) > act["offset"]
            return has_passed and told == _kept(read_models, projection)

        wait_until(agree, f"{projection} telling what its accounts say", TOLD_WITHIN, every=0.5)
        unaccounted = _await_unaccounted(stack, projection, 0)
        assert set(unaccounted.values()) == {0}, unaccounted


def test_a_record_that_is_passed_and_not_accounted_for_shows_as_unaccounted(
    stack: Stack, receipt: dict[str, Any]
) -> None:
    _await_unaccounted(stack, "housing-allowance", 0)
    with _miscounted(stack, "housing-allowance", receipt["partition"]):
        _await_unaccounted(stack, "housing-allowance", 1)
    _await_unaccounted(stack, "housing-allowance", 0)


def test_the_alerting_rules_read_series_that_the_services_have(stack: Stack, receipt: dict[str, Any]) -> None:
    rules = (REPOSITORY / "deploy" / "prometheus" / "reconciliation.rules.yml").read_text()
    # what a rule records has a colon before the product's name
    assert set(re.findall(r"(?<![\w:])wniosek_\w+", rules)) == {RECEIPT_END, NEXT_OFFSET, ACCOUNTED, UNACCOUNTED}
    _await_unaccounted(stack, "housing-allowance", 0)
    assert len(_metrics(stack, "housing-allowance").series(NEXT_OFFSET)) == 12
    assert ("housing-allowance", NAME, "parked") in _metrics(stack, "housing-allowance").series(ACCOUNTED)
    assert (NAME, str(receipt["partition"])) in _metrics(stack, "intake").series(RECEIPT_END)
