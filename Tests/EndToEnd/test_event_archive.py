"""Every record of the log is in the archive, verbatim, and nobody can change one without its being seen."""

import json
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until
from wniosek_testing.archive import Archive, Row, chains, header_frames
from wniosek_testing.casework import Casework, registration
from wniosek_testing.intake import Intake
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident
from wniosek_testing.topic import NAME, Record, Topic

BENEFITS = ("housing-allowance", "social-assistance", "family-benefits", "alimony-fund")


@pytest.fixture
def archive(stack: Stack, read_models: ReadModels) -> Archive:
    return Archive(read_models, stack.endpoints.database)


def verify(stack: Stack, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [stack.settings.binaries / "wniosekctl", "archive", "verify", *arguments]
    return subprocess.run(command, env=stack.environment, capture_output=True, text=True, timeout=120, check=False)


def content(row: Row) -> tuple[int, int, bytes | None, bytes | None, bytes]:
    return row["partition"], row["record_offset"], row["key"], row["value"], row["headers"]


def as_kept(record: Record) -> tuple[int, int, bytes | None, bytes | None, bytes]:
    return record.partition, record.offset, record.key, record.value, header_frames(record.headers)


def test_every_record_of_every_topic_is_kept_as_it_lies_in_the_log(
    intake: Intake, anna: Casework, topic: Topic, read_models: ReadModels, archive: Archive, resident: Resident
) -> None:
    receipt = intake.submit(resident.application(), f"archive-{resident.number}").json["receipt"]
    read_models.await_case(receipt["applicationId"])
    assert anna.append(receipt["applicationId"], "registered", 1, registration()).status == 200
    stranger = str(uuid.uuid4()).encode()
    tombstone = topic.append(stranger, None, {})
    unreadable = topic.append(stranger, b"\x00\xff{", {"content-type": "application/json", "ce_type": "pl.example.x.v1"})
    keyless = topic.append(None, b"", {}, partition=unreadable.partition)
    for record in (tombstone, unreadable, keyless):
        archive.await_record(NAME, record.partition, record.offset)

    for benefit in BENEFITS:
        log = {as_kept(record) for record in topic.of(benefit).read()}
        name = f"applications.{benefit}.v1"
        wait_until(
            lambda: log == {content(row) for row in archive.rows(name)},  # noqa: B023
            f"all records of {name} in the archive, and no others",
            60,
        )
    # read by eye
    submitted = archive.await_record(NAME, receipt["partition"], receipt["offset"])
    assert str(submitted["application_id"]) == receipt["applicationId"] == submitted["key_text"]
    assert str(submitted["event_id"]) == receipt["eventId"]
    assert submitted["event_type"] == "pl.wniosek.application.submitted.v1"
    assert ["ce_subject", receipt["applicationId"]] in submitted["header_texts"]
    assert json.loads(submitted["value_text"])["answers"] == resident.application()
    assert submitted["recorded_at"].timestamp() * 1000 == pytest.approx(submitted["timestamp_ms"])
    strange = archive.await_record(NAME, unreadable.partition, unreadable.offset)
    assert (strange["event_type"], strange["event_id"], strange["value_text"]) == ("pl.example.x.v1", None, None)
    assert archive.await_record(NAME, tombstone.partition, tombstone.offset)["value"] is None
    assert archive.await_record(NAME, keyless.partition, keyless.offset)["application_id"] is None


def test_the_chain_is_what_its_description_says(
    stack: Stack, intake: Intake, read_models: ReadModels, archive: Archive, resident: Resident
) -> None:
    receipt = intake.submit(resident.application(), f"hash-chain-{resident.number}").json["receipt"]
    archive.await_record(NAME, receipt["partition"], receipt["offset"])
    rows = archive.rows(NAME)
    computed = chains(rows)
    assert [bytes(row["chain"]) for row in rows] == [link for links in computed.values() for link in links]
    done = verify(stack, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    told = {(line["topic"], line["partition"]): line for line in map(json.loads, done.stdout.splitlines())}
    walked = told[NAME, receipt["partition"]]
    assert walked["records"] >= len(computed[NAME, receipt["partition"]])
    assert {partition for partition, line in told.items() if line["records"]} == set(archive.heads())


@contextmanager
def three_records(topic: Topic, archive: Archive) -> Iterator[list[Row]]:
    """Records of nobody at the end of one partition; afterwards the partition is as it was before."""
    key = str(uuid.uuid4()).encode()
    appended = [topic.append(key, f'{{"number": {number}}}'.encode(), {}) for number in range(3)]
    rows = [archive.await_record(NAME, record.partition, record.offset) for record in appended]
    partition = rows[0]["partition"]
    before = {content(row) + (row["chain"],) for row in archive.rows(NAME) if row["partition"] == partition}
    archive.write("create table public.kept_record (like {record})")
    archive.write("insert into public.kept_record select * from {record} where partition = %s", partition)
    try:
        yield rows
    finally:
        archive.write("delete from {record} where partition = %s", partition)
        archive.write("insert into {record} select * from public.kept_record")
        archive.write("drop table public.kept_record")
    assert {content(row) + (row["chain"],) for row in archive.rows(NAME) if row["partition"] == partition} == before


def swap(archive: Archive, partition: int, one: int, other: int) -> None:
    """Puts two records in each other's places, over a place that no record has."""
    move = f"update {{record}} set record_offset = %s where topic = '{NAME}' and partition = %s and record_offset = %s"
    for before, after in ((one, -1), (other, one), (-1, other)):
        assert archive.write(move, after, partition, before) == 1


def broken(stack: Stack, partition: int, *arguments: str) -> dict[str, object]:
    done = verify(stack, "--json", f"--partition={NAME}:{partition}", *arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    line = json.loads(done.stdout)
    assert (line["topic"], line["partition"]) == (NAME, partition)
    return line["broken"]


def test_whatever_is_done_to_a_row_is_seen_and_named(stack: Stack, topic: Topic, archive: Archive) -> None:
    with three_records(topic, archive) as rows:
        partition = rows[0]["partition"]
        first, second, third = (row["record_offset"] for row in rows)
        where = f"topic = '{NAME}' and partition = %s and record_offset = %s"

        changed = rows[1]["value"].replace(b"1", b"9")
        assert archive.write(f"update {{record}} set value = %s where {where}", changed, partition, second) == 1
        assert (found := broken(stack, partition))["kind"] == "link" and found["offset"] == second
        assert archive.write(f"update {{record}} set value = %s where {where}", rows[1]["value"], partition, second) == 1

        assert archive.write(f"update {{record}} set timestamp_ms = timestamp_ms + 1 where {where}", partition, second) == 1
        assert broken(stack, partition)["offset"] == second
        assert archive.write(f"update {{record}} set timestamp_ms = timestamp_ms - 1 where {where}", partition, second) == 1

        swap(archive, partition, first, second)
        assert broken(stack, partition)["offset"] == first
        swap(archive, partition, first, second)
        assert verify(stack, f"--partition={NAME}:{partition}").returncode == 0

        assert archive.write(f"delete from {{record}} where {where}", partition, second) == 1
        assert (found := broken(stack, partition))["kind"] == "link" and found["offset"] == third
        assert archive.write(f"delete from {{record}} where {where}", partition, third) == 1
        assert (found := broken(stack, partition))["kind"] == "end"
        assert str(first) in str(found["text"])
    assert verify(stack, f"--partition={NAME}:{partition}").returncode == 0


def test_a_chain_written_anew_does_not_hold_links_kept_elsewhere(
    stack: Stack, topic: Topic, archive: Archive, tmp_path: Path
) -> None:
    with three_records(topic, archive) as rows:
        partition, offset = rows[1]["partition"], rows[1]["record_offset"]
        kept = tmp_path / "links.jsonl"
        kept.write_text(verify(stack, "--json", f"--partition={NAME}:{partition}").stdout)
        assert verify(stack, "--against", str(kept), f"--partition={NAME}:{partition}").returncode == 0

        forged = [row for row in archive.rows(NAME) if row["partition"] == partition]
        for row in forged:
            if row["record_offset"] == offset:
                row["value"] = b"{}"
        links = chains(forged)[NAME, partition]
        remembered = archive.heads()[NAME, partition]
        memo = (
            "update projection.projection_offset o set memo = %s from projection.version v"
            " where v.projection = o.projection and v.version = o.version and v.state = 'live'"
            "   and o.projection = 'event-archive' and o.topic = %s and o.partition = %s"
        )
        try:
            for row, link in zip(forged, links, strict=True):
                archive.write(
                    f"update {{record}} set value = %s, chain = %s where topic = '{NAME}' and partition = %s and record_offset = %s",
                    row["value"],
                    link,
                    partition,
                    row["record_offset"],
                )
            archive.write(memo, links[-1], NAME, partition)
            assert verify(stack, f"--partition={NAME}:{partition}").returncode == 0, "from inside it cannot be seen"
            found = broken(stack, partition, "--against", str(kept))
            assert (found["kind"], found["offset"]) == ("anchor", rows[2]["record_offset"])
        finally:
            archive.write(memo, remembered, NAME, partition)


def test_a_partition_that_does_not_exist_is_named(stack: Stack) -> None:
    done = verify(stack, f"--partition={NAME}:99")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{NAME}:99" in done.stderr
