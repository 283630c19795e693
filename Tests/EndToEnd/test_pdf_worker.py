"""The PDF worker by itself: what it makes, what it refuses, what it never does, and how it ends."""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from wniosek_local.waiting import wait_until

REPOSITORY = Path(__file__).resolve().parents[2]
HTML = "text/html; charset=utf-8"
ADDRESS = "https://mops.example/dodatki-mieszkaniowe/dodatek-mieszkaniowy"
PAGE = f"""<!DOCTYPE html>
<html lang="pl"><head><meta charset="utf-8"><title>Dodatek mieszkaniowy – próba</title>
<meta name="address" content="{ADDRESS}"><link rel="stylesheet" href="/zasoby/portal.css?v=1"></head>
<body><header class="site-header">NAGŁÓWEK SERWISU</header>
<main id="tresc" class="wrap"><h1>Dodatek mieszkaniowy</h1><p>zażółć gęślą jaźń</p><p><a href="/kontakt">Kontakt</a></p>
<table><thead><tr><th>Osoby</th><th>Kwota</th></tr></thead><tbody><tr><td>1</td><td>100 zł</td></tr></tbody></table>
<dl class="summary"><div class="row"><dt>Imię</dt><dd>Żaneta</dd><dd class="actions"><a href="/x">Zmień</a></dd></div></dl>
%s</main><footer class="site-footer">STOPKA SERWISU</footer></body></html>"""
LONG = PAGE % ("<p>zażółć gęślą jaźń</p>" * 200)
TAKES_A_WHILE = (PAGE % ("<p>zażółć gęślą jaźń</p>" * 2500)).encode()
ENDLESS = (PAGE % ("<p>zażółć</p>" * 50_000)).encode()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def code(self) -> str:
        assert self.headers["Content-Type"] == "application/problem+json"
        return str(json.loads(self.body)["type"]).removeprefix("urn:wniosek:problem:")


class Worker:
    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.process, self.port, self.log = process, port, log

    def request(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=90)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def pdf(self, html: str | bytes) -> Answer:
        return self.request("POST", "/pdf", html.encode() if isinstance(html, str) else html, Content_Type=HTML)

    @property
    def is_ready(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        try:
            return self.request("GET", "/readyz").status == 200
        except OSError:
            return False

    def lines(self, message: str) -> list[dict[str, object]]:
        read = [json.loads(line) for line in self.log.read_text().splitlines()]
        return [line for line in read if line["message"] == message]

    @property
    def renderer(self) -> int:
        """The process that renders now; the last one that said it is ready."""
        return int(str(self.lines("renderer ready")[-1]["pid"]))

    @property
    def renderer_ticks(self) -> int:
        """Processor time of the renderer so far."""
        fields = Path(f"/proc/{self.renderer}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])


def environment(**settings: str) -> dict[str, str]:
    stylesheet = str(REPOSITORY / "schemas" / "portal" / "assets" / "portal.css")
    own = {"PYTHONPATH": str(REPOSITORY / "deploy" / "pdf"), "PDF_STYLESHEET": stylesheet}
    return {**os.environ, **own, **settings}


@contextmanager
def running(**settings: str) -> Iterator[Worker]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with TemporaryDirectory(prefix="wniosek-pdf-test-") as folder:
        log = Path(folder, "log")
        with log.open("wb") as output:
            command = [sys.executable, "-m", "wniosek_pdf"]
            process = subprocess.Popen(command, env=environment(PDF_PORT=str(port), **settings), stdout=output)
        worker = Worker(process, port, log)
        try:
            wait_until(lambda: worker.is_ready, "the worker becoming ready", 60)
            yield worker
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with running(PDF_MAXIMUM_BYTES="100000") as worker:
        yield worker


@pytest.fixture
def hasty() -> Iterator[Worker]:
    with running(PDF_TIMEOUT_S="2", PDF_QUEUE="1") as worker:
        yield worker


@pytest.fixture(scope="module")
def document(worker: Worker, tmp_path_factory: pytest.TempPathFactory) -> Path:
    answer = worker.pdf(LONG)
    assert answer.status == 200, answer.body
    assert answer.headers["Content-Type"] == "application/pdf"
    path = tmp_path_factory.mktemp("pdf") / "page.pdf"
    path.write_bytes(answer.body)
    return path


def told(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


def text_of(body: bytes, folder: Path) -> str:
    path = folder / "answer.pdf"
    path.write_bytes(body)
    return told("pdftotext", "-layout", path, "-")


def objects(document: Path) -> bytes:
    """The PDF with its compressed parts opened."""
    parts = [document.read_bytes()]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", parts[0], re.DOTALL):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(parts)


# What it makes


def test_the_pdf_is_tagged_and_says_it_is_pdf_ua_1(document: Path) -> None:
    assert re.search(r"^Tagged:\s+yes$", told("pdfinfo", document), re.MULTILINE)
    assert 'pdfuaid:part="1"' in told("pdfinfo", "-meta", document)


def test_the_pdf_has_the_title_and_the_language_of_the_page(document: Path) -> None:
    assert re.search(r"^Title:\s+Dodatek mieszkaniowy – próba$", told("pdfinfo", document), re.MULTILINE)
    assert b"/Lang (pl)" in objects(document)


def test_polish_letters_can_be_selected(document: Path) -> None:
    assert "zażółć gęślą jaźń" in told("pdftotext", document, "-")


def test_every_page_has_its_number_and_the_address(document: Path) -> None:
    pages = told("pdftotext", "-layout", document, "-").split("\f")[:-1]
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert f"strona {number} z {len(pages)}" in page
        assert ADDRESS in page


def test_page_numbers_speak_the_language_of_the_page(worker: Worker, tmp_path: Path) -> None:
    english = PAGE.replace('lang="pl"', 'lang="en"') % ""
    assert "page 1 of 1" in text_of(worker.pdf(english).body, tmp_path)


def test_the_frame_of_the_site_and_buttons_are_left_out(document: Path) -> None:
    text = told("pdftotext", document, "-")
    assert "SERWISU" not in text
    assert "Zmień" not in text


def test_answers_are_tagged_as_rows_with_headers_and_headings_as_headings(document: Path) -> None:
    tree = re.sub(r"\s+", " ", told("pdfinfo", "-struct-text", document))
    assert re.search(r'H1 \(block\) Span \(inline\) "Dodatek mieszkaniowy"', tree)
    assert re.search(r'TH <[^>]*> Span \(inline\) "Imię" TD: /Headers \[[^\]]+\] Span \(inline\) "Żaneta"', tree)


def test_links_of_the_page_are_whole_addresses(document: Path) -> None:
    assert b"(https://mops.example/kontakt)" in objects(document)


# What it never does


def test_nothing_is_fetched_and_the_page_is_made_all_the_same(worker: Worker, tmp_path: Path) -> None:
    asked: list[str] = []

    class Recorder(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *arguments: object) -> None:
            """Silent."""

    server = HTTPServer(("127.0.0.1", 0), Recorder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{server.server_port}"
    wanted = "".join(
        f'<img src="{place}" alt="obraz"><object data="{place}"></object><embed src="{place}">'
        f'<link rel="stylesheet" href="{place}"><link rel="attachment" href="{place}"><a rel="attachment" href="{place}">a</a>'
        f'<svg width="9" height="9"><image href="{place}"/></svg>'
        f"<style>@import url({place}); @font-face {{ font-family: X; src: url({place}) }}"
        f"p {{ background: url({place}); font-family: X, sans-serif }}</style>"
        for place in ("file:///etc/passwd", f"{here}/obraz", f"{here}/zasoby/inne.css", "/etc/passwd")
    )
    try:
        answer = worker.pdf(PAGE % wanted)
    finally:
        server.shutdown()
        server.server_close()
    assert answer.status == 200, answer.body
    assert asked == []
    text = text_of(answer.body, tmp_path)
    assert "zażółć gęślą jaźń" in text
    assert "root:" not in text
    assert told("pdfdetach", "-list", tmp_path / "answer.pdf").startswith("0 ")
    assert b"root:" not in objects(tmp_path / "answer.pdf")


def test_nothing_of_a_document_stands_in_the_log(worker: Worker) -> None:
    before = len(worker.lines("request"))
    canary = "Kanarkowska"
    page = PAGE % f'<p style="kolor: {canary}">{canary}</p><img src="https://x.example/{canary}" alt="">'
    assert worker.pdf(page).status == 200
    assert worker.request("GET", f"/{canary}").status == 404
    wait_until(lambda: len(worker.lines("request")) == before + 2, "two more log lines", 60)
    assert canary not in worker.log.read_text()
    logged = worker.lines("request")[before]
    assert logged["status"] == 200 and logged["path"] == "/pdf"
    assert isinstance(logged["ms"], int) and isinstance(logged["bytes"], int)


# What it refuses


def test_a_page_that_is_too_large_is_refused(worker: Worker) -> None:
    answer = worker.pdf(b"<p>" + b"x" * 100_000)
    assert (answer.status, answer.code) == (413, "pdf-too-large")


@pytest.mark.parametrize("kind", ["application/json", "text/plain; charset=utf-8", "text/html; charset=iso-8859-2", ""])
def test_what_is_not_html_in_utf_8_is_refused(worker: Worker, kind: str) -> None:
    answer = worker.request("POST", "/pdf", (PAGE % "").encode(), Content_Type=kind)
    assert (answer.status, answer.code) == (415, "pdf-wrong-type")


@pytest.mark.parametrize("body", [b"", b" \n", "zażółć".encode("iso-8859-2")])
def test_nothing_and_what_is_not_utf_8_cannot_be_laid_out(worker: Worker, body: bytes) -> None:
    answer = worker.pdf(body)
    assert (answer.status, answer.code) == (422, "pdf-not-utf-8")


def test_a_page_nested_too_deeply_cannot_be_laid_out_and_the_next_one_can(worker: Worker) -> None:
    answer = worker.pdf("<table><tr><td>" * 3000)
    assert (answer.status, answer.code) == (422, "pdf-no-layout")
    assert worker.pdf(PAGE % "").status == 200


def test_other_methods_and_addresses_are_refused(worker: Worker) -> None:
    answer = worker.request("GET", "/pdf")
    assert (answer.status, answer.headers["Allow"], answer.code) == (405, "POST", "pdf-wrong-method")
    assert worker.request("GET", "/zasoby/portal.css").status == 404
    assert worker.request("GET", "/livez").status == 200


def test_an_endless_document_is_given_up_and_the_next_request_works(hasty: Worker) -> None:
    before = hasty.renderer
    answer = hasty.pdf(ENDLESS)
    assert (answer.status, answer.code) == (504, "pdf-too-slow")
    assert not Path(f"/proc/{before}").exists()
    wait_until(lambda: hasty.is_ready and hasty.renderer != before, "a new renderer", 60)
    assert hasty.pdf(PAGE % "").status == 200


def test_more_than_the_queue_holds_is_refused_with_a_time_to_ask_again(hasty: Worker) -> None:
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(hasty.pdf, [ENDLESS] * 4))
    refused = [answer for answer in answers if answer.status == 503]
    assert len(refused) >= 2, [answer.status for answer in answers]
    for answer in refused:
        assert answer.code == "pdf-queue-full"
        assert int(answer.headers["Retry-After"]) > 0
    assert any(answer.status == 504 for answer in answers)


def test_a_document_that_wants_too_much_memory_is_given_up_and_the_next_request_works() -> None:
    with running(PDF_MEMORY_MB="300", PDF_TIMEOUT_S="60") as worker:
        answer = worker.pdf(ENDLESS)
        assert (answer.status, answer.code) == (422, "pdf-no-layout")
        assert worker.pdf(PAGE % "").status == 200


# How it lives and ends


def test_a_renderer_that_dies_is_replaced(hasty: Worker) -> None:
    before = hasty.renderer
    os.kill(before, signal.SIGKILL)
    wait_until(lambda: hasty.is_ready and hasty.renderer != before, "a new renderer", 60)
    assert hasty.pdf(PAGE % "").status == 200


def test_a_renderer_that_could_not_start_is_started_again_once_it_can(tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    with running(TMPDIR=str(folder), PDF_TIMEOUT_S="2") as worker:
        before = worker.renderer
        shutil.rmtree(folder)
        os.kill(before, signal.SIGKILL)
        wait_until(lambda: len(worker.lines("a renderer could not start")) == 2, "a second failed start", 60)
        assert not worker.is_ready
        assert worker.pdf(PAGE % "").code == "pdf-queue-full"
        folder.mkdir()
        wait_until(lambda: worker.is_ready and worker.renderer != before, "a new renderer", 60)
        assert worker.pdf(PAGE % "").status == 200


def test_sigterm_finishes_the_document_in_work_and_takes_no_other() -> None:
    with running(PDF_TIMEOUT_S="60") as worker, ThreadPoolExecutor(1) as threads:
        idle = worker.renderer_ticks
        in_work = threads.submit(worker.pdf, TAKES_A_WHILE)
        wait_until(lambda: worker.renderer_ticks > idle + 10, "the renderer at work", 60)
        asked_at = time.monotonic()
        worker.process.terminate()
        wait_until(lambda: bool(worker.lines("stopping")), "the worker stopping", 60)
        new = worker.pdf(PAGE % "")
        assert (new.status, new.code) == (503, "pdf-stopping")
        assert not in_work.done()
        finished = in_work.result(timeout=30)
        assert finished.status == 200
        assert finished.body.startswith(b"%PDF-")
        assert worker.process.wait(15) == 0
        assert time.monotonic() - asked_at < 10


def test_sigterm_does_not_wait_for_an_endless_document() -> None:
    with running(PDF_TIMEOUT_S="60", PDF_MEMORY_MB="8192") as worker, ThreadPoolExecutor(1) as threads:
        idle, renderer = worker.renderer_ticks, worker.renderer
        in_work = threads.submit(worker.pdf, ENDLESS)
        wait_until(lambda: worker.renderer_ticks > idle + 10, "the renderer at work", 60)
        asked_at = time.monotonic()
        worker.process.terminate()
        assert worker.process.wait(15) == 0
        assert time.monotonic() - asked_at < 10
        assert (in_work.result(timeout=5).status, in_work.result().code) == (503, "pdf-stopping")
        assert not Path(f"/proc/{renderer}").exists()


def test_wrong_settings_are_named_all_at_once_without_their_values() -> None:
    wrong = environment(PDF_PORT="ninety", PDF_QUEUE="0", PDF_STYLESHEET="/nowhere/portal.css")
    ended = subprocess.run(
        [sys.executable, "-m", "wniosek_pdf"], env=wrong, capture_output=True, text=True, timeout=30, check=False
    )
    assert ended.returncode == 78
    for name in ("PDF_PORT", "PDF_QUEUE", "PDF_STYLESHEET"):
        assert name in ended.stderr
    assert "ninety" not in ended.stderr and "nowhere" not in ended.stderr
