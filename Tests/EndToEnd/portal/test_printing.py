"""What can be kept on paper or in a file: tagged PDFs, and pages that print without their menus."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from wniosek_testing.portal.pdf import Pdf
from wniosek_testing.portal.places import HOUSING, PLACES, People
from wniosek_testing.portal.visitor import Visitor

CONFIRMATION = f"{HOUSING.start}/potwierdzenie"


@pytest.mark.parametrize(
    ("path", "language"),
    [("/kontakt", "pl"), ("/dodatki-mieszkaniowe/dodatek-mieszkaniowy", "pl"), ("/en/housing-allowances", "en"), ("/uk/zhytlovi-dodatky", "uk")],
)
def test_a_page_of_information_becomes_a_tagged_pdf_in_its_language(
    visitor: Visitor, tmp_path: Path, portal: str, path: str, language: str
) -> None:
    page = visitor.get(path)
    link = page.tree.one("a", "pdf")
    assert link.get("href") == f"/pdf{path}"
    pdf = Pdf.saved(visitor, f"/pdf{path}", tmp_path)
    assert pdf.facts["Tagged"] == "yes"
    assert pdf.is_universally_accessible
    assert (pdf.facts["Title"], pdf.language) == (page.title, language)
    assert page.heading in pdf.text
    for heading in page.tree.one("main").all("h2"):
        assert heading.text in pdf.text
    assert "H1" in pdf.structure
    # the address is another one where a stack says so
    assert path in pdf.text, "every sheet says where it comes from"
    assert page.tree.one("nav", "site-nav").first("a").text not in pdf.text.partition(page.heading)[0]


@pytest.mark.parametrize("path", [HOUSING.start, "/sprawdz/becikowe", "/stan-sprawy"])
def test_any_other_page_becomes_a_tagged_pdf_at_its_own_address(visitor: Visitor, tmp_path: Path, path: str) -> None:
    page = visitor.get(path)
    assert page.tree.one("a", "pdf").get("href") == "?pdf=tak"
    pdf = Pdf.saved(visitor, f"{path}?pdf=tak", tmp_path)
    assert (pdf.facts["Tagged"], pdf.language, pdf.facts["Title"]) == ("yes", "pl", page.title)
    assert page.heading in pdf.text


def test_the_confirmation_and_the_answers_become_tagged_pdfs(people: People, tmp_path: Path) -> None:
    confirmation = Pdf.saved(people.done, f"{CONFIRMATION}/potwierdzenie.pdf", tmp_path)
    assert (confirmation.facts["Tagged"], confirmation.language) == ("yes", "pl")
    assert confirmation.facts["Title"].startswith("Przyjęliśmy twój wniosek")
    assert people.filed.reference in confirmation.text
    assert people.filed.code in confirmation.text
    answers = Pdf.saved(people.done, f"{CONFIRMATION}/odpowiedzi.pdf", tmp_path)
    assert (answers.facts["Tagged"], answers.language) == ("yes", "pl")
    assert people.filed.reference in answers.text
    assert people.filed.code not in answers.text, "the code is on the confirmation only"
    for pointer in ("/applicant/lastName", "/home/street", "/applicant/pesel"):
        assert HOUSING.text(pointer) in answers.text, pointer


def test_personal_pdfs_are_only_for_the_browser_that_filed(visitor: Visitor, people: People) -> None:
    for name in ("potwierdzenie.pdf", "odpowiedzi.pdf", "odpowiedzi", "poswiadczenie.json"):
        assert visitor.get(f"{CONFIRMATION}/{name}").status == 404
        kept = people.done.get(f"{CONFIRMATION}/{name}")
        assert (kept.status, kept.headers["Cache-Control"]) == (200, "no-store")


@pytest.mark.parametrize("path", ["/pdf/nie-ma", "/pdf/wniosek/housing-allowance/dodatek-mieszkaniowy", "/pdf/..%2f"])
def test_there_is_no_pdf_of_what_is_no_page_of_information(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status == 404
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("name", ["benefit", "confirmation", "answers", "status found"])
def test_a_page_prints_without_its_menus_and_buttons(page: Page, people: People, name: str) -> None:
    PLACES[name].visit(page, people)
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".site-nav", ".languages", ".site-search", ".skip-link", ".page-tools", "main button"):
        for element in page.locator(hidden).all():
            expect(element).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    paper, ink = page.evaluate("() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), "paper is white, whatever the screen is"
    assert ink == "rgb(0, 0, 0)" or max(int(part) for part in ink[4:-1].split(",")) < 64


def test_the_print_buttons_print(page: Page, people: People) -> None:
    PLACES["confirmation"].visit(page, people)
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.get_by_role("button", name="Drukuj").first.click()
    assert page.evaluate("() => window.printed") == 1
