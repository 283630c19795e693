"""The status of a case and the later acts of its applicant, in the portal."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from wniosek_local.settings import REPOSITORY
from wniosek_local.stack import Stack
from wniosek_testing.casework import Casework, grant, registration
from wniosek_testing.portal.browser import error_beside, summary_lines
from wniosek_testing.portal.examples import Example
from wniosek_testing.portal.filling import Filed, file
from wniosek_testing.portal.instance import second_intake
from wniosek_testing.portal.pdf import Pdf
from wniosek_testing.portal.visitor import Page as Answer
from wniosek_testing.portal.visitor import Visitor
from wniosek_testing.read_models import ReadModels
from wniosek_testing.receipts import is_signed
from wniosek_testing.residents import Resident
from wniosek_testing.topic import Topic

FORM = "housing-allowance/dodatek-mieszkaniowy/1"
DOCUMENT = REPOSITORY / "schemas/forms/example-documents/dokument-2.pdf"
UNKNOWN = "0000-0000-0000-0000-0"


@pytest.fixture
def case(portal: str, read_models: ReadModels, resident: Resident) -> Filed:
    """An application that the status pages know, filed in another browser."""
    filed = file(Visitor(portal), Example(FORM, resident.application()))
    await_status(read_models, filed, 1)
    return filed


def await_status(read_models: ReadModels, case: Filed, version: int) -> None:
    read_models.await_rows(
        f"version {version} in applicant_status",
        1,
        "select 1 from applicant_status.applications where application_id = %s and version >= %s",
        case.receipt["applicationId"],
        version,
    )


def opened(visitor: Visitor, reference: str, code: str) -> Answer:
    """What follows on reference and code."""
    form = visitor.get("/stan-sprawy").form
    token = form.one("input", name="_token").get("value") or ""
    return visitor.post("/stan-sprawy", [("_token", token), ("reference", reference), ("code", code)])


def history(page: Page) -> list[str]:
    return page.locator(".timeline li").all_inner_texts()


def test_reference_and_code_show_the_case_and_nothing_of_them_stands_in_an_address(page: Page, case: Filed) -> None:
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="Sprawdź stan sprawy").click()
    page.get_by_label("Numer sprawy").fill(case.reference.lower())
    page.get_by_label("Kod").fill(f" {case.code} ")
    page.get_by_role("button", name="Pokaż stan sprawy").click()
    assert page.url.endswith("/stan-sprawy/sprawa")
    expect(page.locator("h1")).to_have_text("Wniosek jest złożony")
    expect(page.locator("code.reference")).to_have_text(case.reference)
    assert case.code not in page.content()
    assert len(history(page)) == 1
    page.reload()
    expect(page.locator("h1")).to_have_text("Wniosek jest złożony")

    page.get_by_role("button", name="Zakończ przeglądanie").click()
    assert "/stan-sprawy?" in page.url
    page.goto("/stan-sprawy/sprawa")
    assert "/stan-sprawy?" in page.url, "the browser has forgotten the case"
    expect(page.locator(".notice")).to_be_visible()


def test_an_open_case_becomes_a_tagged_pdf_without_the_code(visitor: Visitor, case: Filed, tmp_path: Path) -> None:
    page = opened(visitor, case.reference, case.code)
    path = page.tree.one("a", "pdf").get("href") or ""
    pdf = Pdf.saved(visitor, path, tmp_path)
    assert (pdf.facts["Tagged"], pdf.language) == ("yes", "pl")
    assert case.reference in pdf.text and "Wniosek jest złożony" in pdf.text
    assert case.code not in pdf.text


def test_a_wrong_code_and_an_unknown_reference_get_the_same_page(visitor: Visitor, case: Filed) -> None:
    other = "0000-0000-0000-0000-0000-0000-00"
    wrong = opened(visitor, case.reference, other)
    unknown = opened(visitor, UNKNOWN, case.code)
    assert wrong.status == unknown.status == 422
    typed = case.reference.encode()
    assert wrong.body.replace(typed, b"") == unknown.body.replace(UNKNOWN.encode(), b"")
    assert case.code.encode() not in unknown.body, "a code is never shown again"
    assert wrong.title.startswith("Błąd:")
    assert visitor.get("/stan-sprawy/sprawa").path == "/stan-sprawy"


def test_what_cannot_be_a_reference_or_a_code_is_said_beside_the_inputs(page: Page) -> None:
    page.goto("/stan-sprawy")
    page.get_by_label("Numer sprawy").fill("12")
    page.get_by_role("button", name="Pokaż stan sprawy").click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert page.title().startswith("Błąd:")
    lines = summary_lines(page)
    assert len(lines) == 2
    for href, words in lines:
        assert error_beside(page, href.removeprefix("#")) == words
    assert page.get_by_label("Numer sprawy").input_value() == "12"


def test_a_decision_appears_in_the_history(page: Page, anna: Casework, read_models: ReadModels, case: Filed) -> None:
    application = case.receipt["applicationId"]
    read_models.await_case(application)
    assert anna.append(application, "registered", 1, registration()).status == 200
    assert anna.append(application, "decided", 2, grant()).status == 200
    await_status(read_models, case, 3)
    page.goto("/stan-sprawy")
    page.get_by_label("Numer sprawy").fill(case.reference)
    page.get_by_label("Kod").fill(case.code)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Decyzja jest wydana")
    assert len(history(page)) == 3
    assert "34150" not in page.content() and "341,50" not in page.content(), "what was decided is in the decision only"
    expect(page.get_by_role("link", name="Wycofaj wniosek")).to_have_count(0)


def test_a_document_is_added_once_however_often_it_is_sent(
    stack: Stack, page: Page, topic: Topic, read_models: ReadModels, case: Filed
) -> None:
    page.goto("/stan-sprawy")
    page.get_by_label("Numer sprawy").fill(case.reference)
    page.get_by_label("Kod").fill(case.code)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Dołącz dokumenty").click()
    page.get_by_role("button", name="Wyślij dokumenty").last.click()
    assert page.title().startswith("Błąd:"), "nothing was chosen"
    page.locator('input[type="file"]').first.set_input_files(DOCUMENT)
    page.get_by_role("button", name="Wyślij dokumenty").last.dblclick()
    expect(page.locator("h1")).to_have_text("Mamy twoje dokumenty")
    expect(page.get_by_text(DOCUMENT.name)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="poświadczenie").click()
    receipt = json.loads(Path(download.value.path()).read_bytes())
    assert is_signed(receipt, stack.keys.receipt_signing)
    assert (receipt["receipt"]["act"], receipt["receipt"]["reference"]) == ("supplemented", case.reference)
    await_status(read_models, case, 2)
    page.goto("/stan-sprawy/sprawa")
    assert len(history(page)) == 2
    kinds = [
        (record.header("ce_type"), record.header("ce_id"))
        for record in topic.read()
        if record.header("ce_subject") == case.receipt["applicationId"]
    ]
    assert len(set(kinds)) == 2, kinds


def test_a_file_that_is_no_document_is_refused_beside_its_input_and_the_others_stay(
    visitor: Visitor, case: Filed, tmp_path: Path
) -> None:
    program = tmp_path / "umowa.pdf"
    program.write_bytes(b"MZ\x90\x00 program")
    opened(visitor, case.reference, case.code)
    form = visitor.get("/stan-sprawy/sprawa/uzupelnienie").form
    inputs = [control.get("name") or "" for control in form.all("input", type="file")]
    assert len(inputs) == 5
    hidden = [(name, control.get("value") or "") for control in form.all("input", type="hidden") if (name := control.get("name"))]
    answer = visitor.post(form.get("action") or "", hidden, [(inputs[0], DOCUMENT), (inputs[1], program)])
    assert answer.status == 422
    assert len(answer.problems) == 1
    assert DOCUMENT.name in answer.form.text, "the good one need not be chosen again"
    again = visitor.send(answer, answer.form)
    assert (again.status, again.heading) == (200, "Mamy twoje dokumenty")


def test_an_application_is_withdrawn_after_a_question(page: Page, read_models: ReadModels, case: Filed) -> None:
    page.goto("/stan-sprawy")
    page.get_by_label("Numer sprawy").fill(case.reference)
    page.get_by_label("Kod").fill(case.code)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Wycofaj wniosek").click()
    expect(page.locator(".warning")).to_be_visible()
    page.get_by_role("link", name="Nie, zostaw wniosek").click()
    expect(page.locator("h1")).to_have_text("Wniosek jest złożony")
    page.get_by_role("link", name="Wycofaj wniosek").click()
    page.get_by_role("button", name="Tak, wycofaj wniosek").dblclick()
    expect(page.locator("h1")).to_have_text("Wniosek jest wycofany")
    await_status(read_models, case, 2)
    page.get_by_role("link", name="Zobacz stan sprawy").click()
    expect(page.locator("h1")).to_have_text("Wniosek jest wycofany")
    assert len(history(page)) == 2
    expect(page.get_by_role("link", name="Wycofaj wniosek")).to_have_count(0)


@pytest.mark.parametrize("path", ["uzupelnienie", "wycofanie", "zakoncz"])
def test_an_act_from_another_site_changes_nothing(visitor: Visitor, read_models: ReadModels, case: Filed, path: str) -> None:
    opened(visitor, case.reference, case.code)
    address = f"/stan-sprawy/sprawa/{path}"
    answer = visitor.post(address, [("_token", "A" * 43), ("_key", "0" * 32)], [] if path == "uzupelnienie" else None)
    assert answer.status == 403
    assert visitor.get("/stan-sprawy/sprawa").heading == "Wniosek jest złożony"


def test_too_many_attempts_have_to_wait_and_who_knows_the_code_does_not(
    stack: Stack, case: Filed, tmp_path: Path
) -> None:
    """On an instance of its own: everybody here has one address."""
    with second_intake(stack, tmp_path, ATTEMPTS_ADDRESS_BURST="3", ATTEMPTS_ADDRESS_INTERVAL_S="3600") as url:
        knowing, guessing = Visitor(url), Visitor(url)
        for _ in range(6):
            assert opened(knowing, case.reference, case.code).heading == "Wniosek jest złożony"
        statuses = [opened(guessing, case.reference, f"0000-0000-0000-0000-0000-0000-0{n}").status for n in range(5)]
        assert statuses == [422, 422, 422, 429, 429]
        refused = opened(guessing, UNKNOWN, case.code)
        assert (refused.status, refused.headers["Cache-Control"]) == (429, "no-store")
        assert int(refused.headers["Retry-After"]) > 0
        assert "Spróbuj ponownie za 60 minut" in refused.tree.one("main").text
        assert knowing.get("/stan-sprawy/sprawa").heading == "Wniosek jest złożony", "an open case stays open"


def test_a_draft_and_an_open_case_go_on_at_another_instance(stack: Stack, portal: str, case: Filed, tmp_path: Path) -> None:
    here = Visitor(portal)
    opened(here, case.reference, case.code)
    with second_intake(stack, tmp_path) as url:
        assert Visitor(url, here.cookies).get("/stan-sprawy/sprawa").heading == "Wniosek jest złożony"
