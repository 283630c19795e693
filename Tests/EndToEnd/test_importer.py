"""Files of keyed forms go in whole: once each, bad rows named, whatever happens on the way."""

import copy
import json
import os
import signal
import socket
import urllib.request
from collections import Counter
from itertools import count
from pathlib import Path

import pytest
from wniosek_local.stack import Stack
from wniosek_local.waiting import wait_until
from wniosek_testing.importer import Importer
from wniosek_testing.keyed_forms import csv_file, csv_row, ndjson_row, xml_file
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident, valid_example
from wniosek_testing.topic import Record, Topic

RECEIVED = "07.04.2026"
_people = count(600_000)


@pytest.fixture
def importer(stack: Stack, tmp_path: Path) -> Importer:
    return Importer(stack, tmp_path / "importer")


def _rows(number: int, prefix: str) -> tuple[list[Resident], list[dict[str, str]]]:
    people = [Resident(next(_people)) for _ in range(number)]
    return people, [csv_row(f"{prefix}.{index}", RECEIVED, person.application()) for index, person in enumerate(people)]


def _submissions(stack: Stack, results: list[dict]) -> dict[str, list[Record]]:
    """Records on the topic by event id, for the rows that results say are in."""
    wanted = {result["eventId"] for result in results if result["outcome"] == "accepted"}
    found: dict[str, list[Record]] = {event: [] for event in wanted}
    for record in Topic(stack.endpoints.broker).read():
        if record.header("ce_id") in wanted:
            found[record.header("ce_id")].append(record)
    return found


def test_a_keyed_form_becomes_the_application_that_the_portal_would_make(
    importer: Importer, stack: Stack, read_models: ReadModels
) -> None:
    people, rows = _rows(1, "portal")
    name = importer.put("jeden", csv_file(rows))
    ended = importer.once()
    assert ended.returncode == 0, ended.stderr
    (result,) = importer.results(name)
    assert (result["line"], result["outcome"]) == (2, "accepted")
    (records,) = _submissions(stack, [result]).values()
    value = json.loads(records[0].value or b"")
    assert value["answers"] == people[0].application()
    assert value["channel"] == "paper"
    assert value["contact"]["email"] == people[0].email
    # noon in Poland on the day of delivery
    assert records[0].header("ce_time") == "2026-04-07T10:00:00.000Z"
    assert records[0].header("ce_source") == "/importer"
    case = read_models.await_case(records[0].key.decode())
    assert case["reference"] == result["reference"]


def test_every_valid_example_can_be_keyed(importer: Importer, stack: Stack) -> None:
    names = sorted(
        path.name for path in (Path(__file__).parents[2] / "schemas/forms/housing-allowance").glob("*/*/examples/valid/*")
    )
    assert names
    rows = [csv_row(f"example.{index}", RECEIVED, valid_example(name)) for index, name in enumerate(names)]
    name = importer.put("przyklady", csv_file(rows))
    assert importer.once().returncode == 0
    results = importer.results(name)
    records = _submissions(stack, results)
    for example, result in zip(names, results, strict=True):
        expected = copy.deepcopy(valid_example(example))
        for payout in expected["payout"].values():
            if "accountNumber" in payout:  # the mapping takes spaces out of account numbers
                payout["accountNumber"] = payout["accountNumber"].replace(" ", "")
        assert json.loads(records[result["eventId"]][0].value or b"")["answers"] == expected, example


def test_good_rows_go_in_and_bad_ones_are_named(importer: Importer, stack: Stack) -> None:
    people, rows = _rows(6, "mixed")
    rows[1]["pesel"] = "88041721480"
    rows[2]["wydatki_suma"] = "sto"
    rows[3]["data_wplywu"] = "01.01.2999"
    text = csv_file(rows)
    lines = text.split("\r\n")
    lines[5] += ";za dużo"
    name = importer.put("mieszany", "\r\n".join(lines))
    ended = importer.once()
    assert ended.returncode == 2, ended.stderr
    results = importer.results(name)
    assert [(result["line"], result["outcome"]) for result in results] == [
        (2, "accepted"), (3, "refused"), (4, "refused"), (5, "refused"), (6, "refused"), (7, "accepted"),
    ]
    problems = [[(p["pointer"], p.get("column"), p["code"]) for p in result.get("problems", [])] for result in results]
    assert problems[1] == [("/applicant/pesel", "pesel", "invalid-pesel")]
    assert problems[2] == [("/expenses/totalGrosze", "wydatki_suma", "invalid-amount")]
    assert problems[3] == [("", None, "received-in-future")]
    assert problems[4] == [("", None, "wrong-number-of-columns")]
    assert all(problem["message"] for result in results for problem in result.get("problems", []))
    summary = importer.summary(name)
    assert (summary["rows"], summary["accepted"], summary["refused"]) == (6, 2, 4)
    assert {len(records) for records in _submissions(stack, results).values()} == {1}
    # no value of a row beside its pointers
    written = "".join(path.read_text() for path in (importer.folder / "done").glob("*.json*"))
    for person in people:
        assert not [secret for secret in person.secrets if secret in written + ended.stdout + ended.stderr]


def test_a_file_given_twice_adds_nothing(importer: Importer, stack: Stack) -> None:
    _, rows = _rows(3, "twice")
    first = importer.put("dwa-razy", csv_file(rows))
    assert importer.once().returncode == 0
    before = len(Topic(stack.endpoints.broker).read())
    importer.put("dwa-razy", csv_file(rows))
    renamed = importer.put("pod-inna-nazwa", csv_file(rows))
    assert importer.once().returncode == 0
    for name in (first.replace(".csv", "~2.csv"), renamed):
        summary = importer.summary(name)
        assert (summary["outcome"], summary["earlier"], summary["rows"]) == ("already-imported", first, 0)
    # other bytes, the same documents
    again = importer.put("inne-bajty", csv_file(rows[::-1]))
    assert importer.once().returncode == 0
    assert Counter(result["outcome"] for result in importer.results(again)) == {"repeated": 3}
    assert len(Topic(stack.endpoints.broker).read()) == before


def test_a_document_number_used_again_for_other_data_is_refused(importer: Importer) -> None:
    people, rows = _rows(2, "reused")
    rows[1]["nr_dokumentu"] = rows[0]["nr_dokumentu"]
    within = importer.put("w-jednym", csv_file(rows))
    assert importer.once().returncode == 2
    assert [result["outcome"] for result in importer.results(within)] == ["accepted", "refused"]
    across = importer.put("w-dwoch", csv_file(rows[1:]))
    assert importer.once().returncode == 2
    assert importer.results(across)[0]["problems"][0]["code"] == "document-id-reused"


def test_kill_9_in_the_middle_loses_and_doubles_nothing(stack: Stack, tmp_path: Path) -> None:
    importer = Importer(stack, tmp_path / "importer", IMPORTER_BATCH_ROWS="20")
    _, rows = _rows(2000, "killed")
    for row in rows[::50]:
        row["kod_pocztowy"] = "42600"
    name = importer.put("dlugi", csv_file(rows))
    killed = 0
    for rows_in in (100, 500, 900, 1300):
        with importer.running() as process:
            wait_until(lambda: importer.rows_in_journal(name) >= rows_in, f"{rows_in} rows going in", within=60, every=0.002)
            process.send_signal(signal.SIGKILL)
            assert process.wait(10) == -signal.SIGKILL
            killed += importer.rows_in_journal(name) < len(rows)
    assert killed == 4
    with importer.running() as process:
        wait_until(lambda: importer.is_done(name), "the file being in", within=120)
        process.terminate()
        assert process.wait(30) == 0
    results = importer.results(name)
    assert [result["line"] for result in results] == list(range(2, 2002))
    assert Counter(result["outcome"] for result in results) == {"accepted": 1960, "refused": 40}
    assert importer.summary(name)["resumptions"] == 4
    records = _submissions(stack, results)
    assert len(records) == 1960
    assert all(records.values())
    # records may be there twice, as retries; the fold knows them by their event id, so applications are not
    applications = {record.key for copies in records.values() for record in copies}
    assert len(applications) == 1960


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--once",), 69)], ids=["watching", "once"])
def test_sigterm_ends_between_two_batches_and_the_next_start_goes_on(
    stack: Stack, tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    importer = Importer(stack, tmp_path / "importer", IMPORTER_BATCH_ROWS="10")
    _, rows = _rows(600, f"stopped-{code}")
    name = importer.put("przerwany", csv_file(rows))
    with importer.running(*arguments) as process:
        wait_until(lambda: importer.rows_in_journal(name) >= 50, "50 rows going in", within=60, every=0.002)
        process.terminate()
        assert process.wait(30) == code
    assert 50 <= importer.rows_in_journal(name) < 600
    assert importer.once().returncode == 0
    assert Counter(result["outcome"] for result in importer.results(name)) == {"accepted": 600}


def test_a_broker_that_is_away_is_waited_for(stack: Stack, tmp_path: Path) -> None:
    importer = Importer(stack, tmp_path / "importer", IMPORTER_DELIVERY_TIMEOUT_MS="1000")
    _, rows = _rows(20, "frozen")
    name = importer.put("cierpliwy", csv_file(rows))
    broker = stack.children["broker"]
    broker.signal(signal.SIGSTOP)
    try:
        with importer.running() as process:
            log = importer.folder / "importer.log"
            wait_until(lambda: "nothing is dropped" in log.read_text(), "the importer saying that it waits", within=60)
            assert process.poll() is None
            assert not importer.is_done(name)
            broker.signal(signal.SIGCONT)
            wait_until(lambda: importer.is_done(name), "the file being in", within=90)
    finally:
        broker.signal(signal.SIGCONT)
    assert len(_submissions(stack, importer.results(name))) == 20


def test_a_running_importer_takes_files_as_they_come_and_counts_rows(stack: Stack, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    importer = Importer(stack, tmp_path / "importer", ADMIN_PORT=str(port))

    def answer(path: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as response:
                return response.read().decode()
        except OSError:
            return ""

    with importer.running() as process:
        wait_until(lambda: answer("/readyz"), "the importer being ready", within=30)
        _, rows = _rows(4, "watched")
        rows[3]["pesel"] = ""
        growing = importer.folder / "inbox" / "housing-allowance__dodatek-mieszkaniowy__w-trakcie.csv.part"
        growing.write_text(csv_file(rows)[:100])
        names = [importer.put("pierwszy", csv_file(rows[:2])), importer.put("drugi", csv_file(rows[2:]))]
        for name in names:
            wait_until(lambda name=name: importer.is_done(name), f"{name} being in", within=30)
        assert growing.exists()
        metrics = answer("/metrics")
        process.terminate()
        assert process.wait(30) == 0
    assert 'wniosek_importer_rows_total{benefit="housing-allowance",outcome="accepted"} 3\n' in metrics
    assert 'wniosek_importer_rows_total{benefit="housing-allowance",outcome="refused"} 1\n' in metrics
    assert 'wniosek_importer_files_total{outcome="imported"} 2\n' in metrics
    assert "wniosek_importer_files_waiting 0\n" in metrics


def test_ndjson_rows_go_in_as_they_are(importer: Importer, stack: Stack) -> None:
    people = [Resident(next(_people)) for _ in range(3)]
    wrong = copy.deepcopy(people[1].application())
    wrong["home"]["postalCode"] = "42600"
    text = (
        ndjson_row("nd.1", "2026-04-07", people[0].application())
        + "\n"
        + ndjson_row("nd.2", "2026-04-07", wrong)
        + '{"documentId": "nd.3", \n'
        + ndjson_row("nd.4", "2026-04-07T08:30:00+02:00", people[2].application())
    )
    name = importer.put("wiersze", text, "ndjson")
    assert importer.once().returncode == 2
    results = importer.results(name)
    assert [(result["line"], result["outcome"]) for result in results] == [
        (1, "accepted"), (3, "refused"), (4, "refused"), (5, "accepted"),
    ]
    assert results[1]["problems"][0]["pointer"] == "/home/postalCode"
    assert results[2]["problems"][0]["code"] == "invalid-json"
    record = _submissions(stack, results)[results[3]["eventId"]][0]
    assert record.header("ce_time") == "2026-04-07T06:30:00.000Z"
    assert json.loads(record.value or b"")["answers"] == people[2].application()


def test_an_xml_document_is_one_application(importer: Importer, stack: Stack) -> None:
    person = Resident(next(_people))
    text = xml_file("AE.1", "2026-04-07T10:15:00+02:00", person.application())
    name = importer.put("dokument", text, "xml")
    unmapped = importer.put("obcy", text.replace("AE.1", "AE.2").replace("</w:TrescDokumentu>", "<w:Dopisek>x</w:Dopisek></w:TrescDokumentu>"), "xml")
    assert importer.once().returncode == 2
    (result,) = importer.results(name)
    (records,) = _submissions(stack, [result]).values()
    value = json.loads(records[0].value or b"")
    assert value["answers"] == person.application()
    assert value["channel"] == "e-doreczenia"
    assert records[0].header("ce_time") == "2026-04-07T08:15:00.000Z"
    (refused,) = importer.results(unmapped)
    assert (refused["problems"][0]["code"], refused["problems"][0]["column"]) == (
        "unmapped-element", "w:Dokument/w:TrescDokumentu/w:Dopisek",
    )


def test_files_that_cannot_be_read_are_put_aside_with_the_reason(importer: Importer, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("tajne")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    files = {
        importer.put("xxe", f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]><a>&x;</a>', "xml"): "document-type-declaration",
        importer.put("laughs", f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l9;</a>', "xml"): "document-type-declaration",
        importer.put("urwany", "<w:Dokument xmlns:w='urn:wniosek:wzor:dodatek-mieszkaniowy:1'><w:", "xml"): "not-xml",
        importer.put("inny-wzor", "<Dokument/>", "xml"): "other-root-element",
        importer.put("utf16", "imie;nazwisko".encode("utf-16"), "csv"): "broken-encoding",
        importer.put("kolumny", "nr_dokumentu;data_wplywu;imiee\r\n", "csv"): "unknown-columns",
        importer.put("bez-daty", "nr_dokumentu;imie\r\n", "csv"): "missing-column",
        importer.put("arkusz", b"PK\x03\x04", "xlsx"): "bad-file-name",
    }
    ended = importer.once()
    assert ended.returncode == 1, ended.stderr
    for name, code in files.items():
        reason = importer.reason(name)
        assert (reason["code"], bool(reason["message"])) == (code, True)
        assert (importer.folder / "failed" / name).exists()
        assert "tajne" not in json.dumps(reason)
    assert not list((importer.folder / "working").iterdir())


def test_a_second_importer_does_not_work_in_the_same_folder(importer: Importer) -> None:
    with importer.running():
        wait_until((importer.folder / "done" / "index").exists, "the first importer having begun", within=30)
        ended = importer.once()
    assert ended.returncode == 69
    assert "another importer" in ended.stderr


def test_a_long_file_is_read_in_bounded_memory_and_says_how_far_it_is(stack: Stack, tmp_path: Path) -> None:
    size = int(os.environ.get("WNIOSEK_IMPORT_ROWS", "5000"))
    importer = Importer(stack, tmp_path / "importer", IMPORTER_PROGRESS_INTERVAL_MS="500")
    _, (row,) = _rows(1, "long")
    name = importer.put("bardzo-dlugi", csv_file([row | {"nr_dokumentu": f"long.{index}"} for index in range(size)]))
    peak = 0
    with importer.running("--once") as process:
        status = Path(f"/proc/{process.pid}/status")

        def has_ended() -> bool:
            nonlocal peak
            if process.poll() is not None:
                return True
            lines = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
            peak = max([peak, *(int(line.split()[1]) for line in lines)])
            return False

        wait_until(has_ended, "the file being in", within=600)
        assert process.returncode == 0
    assert importer.summary(name)["accepted"] == size
    print(f"{size} rows, VmHWM {peak} kB, {json.dumps(importer.summary(name))}")
    assert 0 < peak < 150_000
    progress = [json.loads(line) for line in (importer.folder / "importer.log").read_text().splitlines() if '"reading"' in line]
    assert progress
    assert all({"rows", "percent", "rows.per.second", "seconds.left"} <= line.keys() for line in progress)
