"""The log leaves its cluster as files and comes into an empty one; projections go on where they were."""

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from confluent_kafka import Consumer, KafkaError, Producer, TopicPartition
from wniosek_local.child import Child
from wniosek_local.stack import Stack
from wniosek_local.temporary import temporary_stack
from wniosek_local.waiting import wait_until
from wniosek_testing.intake import Intake
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident
from wniosek_testing.topic import PARTITIONS, Topic

BENEFITS = ("alimony-fund", "family-benefits", "housing-allowance", "social-assistance")
CASES = "select * from housing_allowance.applications order by application_id"
FOLLOWERS = ("housing-allowance", "applicant-status")
FOLLOWED = """
    select coalesce(sum(accepted), 0)::int as accepted from projection.projection_offset
     where projection = 'applicant-status'
"""


@pytest.fixture
def office() -> Iterator[Stack]:
    """A stack whose broker may be replaced: PostgreSQL, broker and mail, no service yet."""
    with temporary_stack() as stack:
        stack.start_servers()
        stack.control("topics", "apply")
        yield stack


def _submit(stack: Stack, *numbers: int) -> list[dict[str, Any]]:
    intake = Intake(stack.url("intake"))
    answers = [intake.submit(Resident(number).application(), f"log-archive-{number}") for number in numbers]
    assert {answer.status for answer in answers} <= {200, 201}, [answer.body for answer in answers]
    return [answer.json["receipt"] for answer in answers]


def _control(stack: Stack, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(_command(stack, *arguments), **_surroundings(stack), text=True, capture_output=True, timeout=300)


def _command(stack: Stack, *arguments: str) -> list[str]:
    return [str(stack.settings.binaries / "wniosekctl"), *arguments]


def _surroundings(stack: Stack) -> dict[str, dict[str, str]]:
    return {"env": {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", **stack.environment}}


def _move_to_empty_cluster(stack: Stack, name: str) -> None:
    """Another broker with another name and no topics at the same address, as after a disaster."""
    old = stack.children["broker"]
    old.stop()
    command = list(old.program.command)
    command[command.index("--cluster-id") + 1] = name
    broker = Child(replace(old.program, command=tuple(command)), stack.log, stack.settings.records)
    stack.children["broker"] = broker
    broker.start()
    wait_until(stack.broker.is_ready, "the new broker answering", within=60)


def _fill(stack: Stack, benefit: str, count: int) -> None:
    """Records of every shape. The producer is gone afterwards: one that lived on would meet the next cluster."""
    producer = Producer({"bootstrap.servers": stack.endpoints.broker, "partitioner": "murmur2_random"})
    for number in range(count):
        key, headers = f"key-{number % 977}".encode(), [("ce_id", str(number).encode()), ("none", None)]
        value = None if number % 10 == 0 else f"{number}-".encode() * 100
        producer.produce(_topic(benefit), value, key, headers=headers)
    assert producer.flush(60) == 0


def _whole_log(stack: Stack) -> list[tuple[Any, ...]]:
    """Everything there is of every record of every topic, tombstones and times too, in order."""
    places = [TopicPartition(_topic(benefit), number, 0) for benefit in BENEFITS for number in range(PARTITIONS)]
    consumer = Consumer(
        {"bootstrap.servers": stack.endpoints.broker, "group.id": "tests", "enable.partition.eof": True}
        | {"auto.offset.reset": "error", "enable.auto.commit": False}
    )
    records, ended = [], 0
    try:
        consumer.assign(places)
        while ended < len(places):
            found = consumer.poll(20)
            assert found is not None, f"the broker said nothing for 20 s; {ended} of {len(places)} partitions were read"
            if found.error() is None:
                place = (found.topic(), found.partition(), found.offset())
                records.append((*place, found.timestamp(), found.key(), found.value(), found.headers()))
            else:
                assert found.error().code() == KafkaError._PARTITION_EOF, found.error()
                ended += 1
    finally:
        consumer.close()
    return sorted(records, key=lambda record: record[:3])


def _topic(benefit: str) -> str:
    return f"applications.{benefit}.v1"


def _has_records(stack: Stack, benefit: str) -> bool:
    consumer = Consumer({"bootstrap.servers": stack.endpoints.broker, "group.id": "tests"})
    try:
        return any(
            consumer.get_watermark_offsets(TopicPartition(_topic(benefit), partition), timeout=10)[1] > 0
            for partition in range(PARTITIONS)
        )
    finally:
        consumer.close()


def test_a_restored_log_is_the_same_and_projections_go_on_once_they_are_told(office: Stack, tmp_path: Path) -> None:
    office.control("migrate")
    office.start_services("intake", *FOLLOWERS)
    read_models = ReadModels(office.endpoints.database)
    archive = str(tmp_path / "archive")

    receipts = _submit(office, *range(600_000, 600_012))
    family = Topic(office.endpoints.broker).of("family-benefits")
    family.append(None, b"\x00\xff", {"empty": ""}, partition=3)
    family.append(b"key", None, {}, partition=3)
    assert _control(office, "log", "archive", "--to", archive).returncode == 0
    receipts += _submit(office, *range(601_000, 601_008))
    for receipt in receipts:
        read_models.await_case(receipt["applicationId"])
    wait_until(lambda: read_models.rows(FOLLOWED) == [{"accepted": 20}], "applicant-status following", within=60)
    for service in ("intake", *FOLLOWERS):
        office.children[service].stop()
    second = _control(office, "log", "archive", "--to", archive)
    assert (second.returncode, second.stderr) == (0, second.stderr)
    assert second.stdout.startswith(f"{archive} holds 22 records of cluster wniosek-local in 4 topics")
    assert [json.loads(line)["step"] for line in second.stderr.splitlines()].count("archive") >= 1
    assert _control(office, "log", "verify", archive).returncode == 0
    log, cases = _whole_log(office), read_models.rows(CASES)
    assert (len(log), len(cases)) == (22, 20)

    _move_to_empty_cluster(office, "wniosek-new")
    adopt = ("projection", "adopt", "all", "--adopt-cluster")
    early = _control(office, *adopt, "wniosek-new")
    assert early.returncode == 2
    assert "is not in the log" in early.stderr

    restored = _control(office, "log", "restore", "--from", archive)
    assert restored.returncode == 0, restored.stderr
    assert "22 records restored into cluster wniosek-new" in restored.stdout
    assert _whole_log(office) == log

    projector = office.children["housing-allowance"]
    projector.start()
    wait_until(lambda: not projector.is_running, "the projector stopping at another cluster", within=60)
    assert "foreign-cluster" in projector.describe_end()
    assert read_models.rows(CASES) == cases
    mistaken = _control(office, *adopt, "wniosek-local")
    assert mistaken.returncode == 2
    assert "this is cluster wniosek-new" in mistaken.stderr
    adopted = _control(office, *adopt, "wniosek-new")
    assert adopted.returncode == 0, adopted.stderr
    assert {line.split()[0] for line in adopted.stdout.splitlines()} == set(FOLLOWERS)
    assert "nothing to adopt" in _control(office, *adopt, "wniosek-new").stdout

    for service in ("intake", *FOLLOWERS):
        office.restart(service)
    (new, again) = _submit(office, 602_000, 600_000)
    read_models.await_case(new["applicationId"])
    assert [row for row in read_models.rows(CASES) if str(row["application_id"]) != new["applicationId"]] == cases
    assert again["eventId"] == receipts[0]["eventId"]


def test_a_shorter_log_is_not_adopted_and_nothing_changes(office: Stack, tmp_path: Path) -> None:
    office.control("migrate")
    office.start_services("intake", "housing-allowance")
    read_models = ReadModels(office.endpoints.database)
    receipts = _submit(office, 603_000, 603_001, 603_002)
    archive = str(tmp_path / "archive")
    assert _control(office, "log", "archive", "--to", archive).returncode == 0
    (late,) = _submit(office, 603_100)
    for receipt in (*receipts, late):
        read_models.await_case(receipt["applicationId"])
    for service in ("intake", "housing-allowance"):
        office.children[service].stop()
    bookkeeping = "select * from projection.projection_offset order by projection, version, topic, partition"
    before = read_models.rows(bookkeeping)

    _move_to_empty_cluster(office, "wniosek-new")
    assert _control(office, "log", "restore", "--from", archive).returncode == 0
    refused = _control(office, "projection", "adopt", "housing-allowance", "--adopt-cluster", "wniosek-new")
    assert refused.returncode == 2
    place = f"applications.housing-allowance.v1[{late['partition']}]@{late['offset'] + 1}"
    assert f"is at {place}, the log ends at {late['offset']}" in refused.stderr
    assert refused.stderr.count("is at ") == 1
    assert read_models.rows(bookkeeping) == before


def test_a_restore_killed_in_the_middle_goes_on_where_it_stopped(office: Stack, tmp_path: Path) -> None:
    _fill(office, "social-assistance", 30_000)
    archive = str(tmp_path / "archive")
    assert _control(office, "log", "archive", "--to", archive, "--benefit", "social-assistance").returncode == 0
    log = _whole_log(office)
    assert len(log) == 30_000

    _move_to_empty_cluster(office, "wniosek-new")
    restore = ("log", "restore", "--from", archive)
    with (tmp_path / "progress").open("w") as progress:
        process = subprocess.Popen(_command(office, *restore), **_surroundings(office), stdout=progress, stderr=progress)
    try:
        said = tmp_path / "progress"
        wait_until(
            lambda: '"step":"restore"' in said.read_text() or process.poll() is not None, "the restore producing", within=120
        )
        assert process.poll() is None, said.read_text()
        wait_until(lambda: _has_records(office, "social-assistance"), "records in the new cluster", within=60)
    finally:
        process.kill()
    assert process.wait() == -9, "the restore was over before it could be killed, so this proves nothing"

    refused = _control(office, *restore)
    assert refused.returncode == 1
    assert "is not empty" in refused.stderr and "--resume" in refused.stderr
    resumed = _control(office, *restore, "--resume")
    assert resumed.returncode == 0, resumed.stderr
    produced, found = (int(resumed.stdout.split()[index]) for index in (0, 6))
    assert (produced + found, found > 0, produced > 0) == (30_000, True, True)
    office.control("topics", "apply")
    assert _whole_log(office) == log


def test_an_archive_run_killed_in_the_middle_is_taken_up_again(office: Stack, tmp_path: Path) -> None:
    _fill(office, "alimony-fund", 30_000)
    archive = tmp_path / "archive"
    run = ("log", "archive", "--to", str(archive))
    process = subprocess.Popen(_command(office, *run), **_surroundings(office), stderr=subprocess.DEVNULL)
    try:
        wait_until(
            lambda: list(archive.glob("*/*/*.part")) or process.poll() is not None, "a file being written", within=120
        )
    finally:
        process.kill()
    assert process.wait() == -9, "the run was over before it could be killed, so this proves nothing"
    verified = _control(office, "log", "verify", str(archive))
    assert verified.returncode == 0, "what the manifest lists is whole at any moment"
    again = _control(office, *run)
    assert again.stdout.startswith(f"{archive} holds 30000 records"), again.stderr
    assert not list(archive.glob("*/*/*.part"))
    assert _control(office, "log", "verify", str(archive)).returncode == 0


def test_a_damaged_archive_is_named_and_restores_nothing(office: Stack, tmp_path: Path) -> None:
    Topic(office.endpoints.broker).append(b"key", b"value", {})
    archive = tmp_path / "archive"
    assert _control(office, "log", "archive", "--to", str(archive)).returncode == 0
    (segment,) = archive.glob("*/*/*.jsonl.gz")
    segment.write_bytes(segment.read_bytes()[:-1])
    found = _control(office, "log", "verify", str(archive))
    assert found.returncode == 2
    assert str(segment.relative_to(archive)) in found.stdout
    _move_to_empty_cluster(office, "wniosek-new")
    refused = _control(office, "log", "restore", "--from", str(archive))
    assert refused.returncode == 2
    assert str(segment.relative_to(archive)) in refused.stderr
    absent = _control(office, "log", "archive", "--to", str(tmp_path / "other"))
    assert absent.returncode == 1, "no topic was made"
    assert "topics apply" in absent.stderr or "UNKNOWN_TOPIC" in absent.stderr
