"""Every kind of page of the portal, and how a person gets there."""

from collections.abc import Callable
from dataclasses import dataclass
from tempfile import NamedTemporaryFile

from playwright.sync_api import Page

from .browser import add_cookies
from .examples import Example
from .filling import Filed, begin, fill_to_review, filed, send
from .visitor import Visitor

HOUSING = Example.of("housing-allowance/dodatek-mieszkaniowy/1", "najem-rodzina-z-dziecmi")
_STATUS = "/stan-sprawy/sprawa"


@dataclass(frozen=True, slots=True)
class People:
    """How far somebody has got, each in a browser of their own."""

    newcomer: Visitor
    beginner: Visitor
    """With a draft in which nothing is answered."""
    ready: Visitor
    """With everything answered."""
    done: Visitor
    """With an application filed and its case open."""
    filed: Filed

    @staticmethod
    def at(url: str, await_known: Callable[[Filed], None]) -> "People":
        """`await_known`: returns once the status pages know an application."""
        beginner, ready, done = Visitor(url), Visitor(url), Visitor(url)
        begin(beginner, HOUSING)
        fill_to_review(ready, HOUSING)
        application = filed(done, send(done, fill_to_review(done, HOUSING)))
        await_known(application)
        form = done.get("/stan-sprawy").form
        token = form.one("input", name="_token").get("value") or ""
        case = done.post(
            "/stan-sprawy", [("_token", token), ("reference", application.reference), ("code", application.code)]
        )
        assert (case.path, case.status) == (_STATUS, 200)
        return People(Visitor(url), beginner, ready, done, application)


@dataclass(frozen=True, slots=True)
class Place:
    """`who`: a member of ``People``; `act`: what is done on the page before it is the one that is meant."""

    path: str
    who: str = "newcomer"
    act: Callable[[Page], None] | None = None

    def visit(self, page: Page, people: People) -> None:
        visitor: Visitor = getattr(people, self.who)
        add_cookies(page.context, visitor.url, visitor.cookies)
        page.goto(self.path)
        if self.act:
            self.act(page)


def _step(section: str) -> str:
    return f"{HOUSING.start}/krok/{section}"


def _on(page: Page) -> None:
    page.locator("form.form .actions button[name=_save]").click()
    page.locator(".error-summary").wait_for()


def _broken_answers(page: Page) -> None:
    for control in page.locator("form.form input[type=text]:visible").all():
        control.fill("?")
    _on(page)


def _added(page: Page) -> None:
    page.locator('button[name=_add][value="/household/members"]').click()
    page.locator('[id="f-household-members-1"]').wait_for()


def _wrong_file(page: Page) -> None:
    page.locator('button[name=_add][value="/attachments"]').click()
    program = {"name": "umowa.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00"}
    page.locator('input[type="file"]').first.set_input_files(files=[program])
    _on(page)


def _too_much(page: Page) -> None:
    with NamedTemporaryFile(suffix=".pdf") as scan:
        scan.truncate(30 << 20)
        page.locator('input[type="file"]').first.set_input_files(scan.name)
        page.get_by_role("button", name="Wyślij dokumenty").last.click()
        page.get_by_role("heading", name="Wysłano za dużo naraz").wait_for()


def _checked(page: Page) -> None:
    answers = {"persons": "3", "usableArea": "48", "roomsArea": "31", "income": "9000", "expenses": "900"}
    for name, text in answers.items():
        page.locator(f'[name="{name}"]').fill(text)
    for group in page.locator("fieldset.choices:visible").all():
        group.locator("input").first.check()
    page.get_by_role("main").get_by_role("button").first.click()
    page.locator(".panel, .notice, .warning, .result").first.wait_for()


def _check_refused(page: Page) -> None:
    page.get_by_role("main").get_by_role("button").first.click()
    page.locator(".error-summary").wait_for()


def _no_case(page: Page) -> None:
    page.get_by_role("button", name="Pokaż stan sprawy").click()
    page.locator(".error-summary").wait_for()


def _no_file(page: Page) -> None:
    page.get_by_role("button", name="Wyślij dokumenty").last.click()
    page.locator(".error-summary").wait_for()


def _forged(page: Page) -> None:
    page.evaluate("() => { document.querySelector('main form [name=_token]').value = 'A'; }")
    page.locator("form.form .actions button[name=_save]").click()
    page.locator(".notice").wait_for()


PLACES = {
    "home": Place("/"),
    "area": Place("/dodatki-mieszkaniowe"),
    "benefit": Place("/dodatki-mieszkaniowe/dodatek-mieszkaniowy"),
    "benefit with many amounts": Place("/swiadczenia-rodzinne/zasilek-rodzinny"),
    "contact": Place("/kontakt"),
    "institution": Place("/kontakt/komorki-osrodka"),
    "news": Place("/aktualnosci"),
    "one of the news": Place("/aktualnosci/epuap"),
    "glossary": Place("/slownik"),
    "accessibility statement": Place("/deklaracja-dostepnosci"),
    "privacy": Place("/rodo"),
    "privacy of an area": Place("/rodo/dodatki-mieszkaniowe"),
    "English": Place("/en"),
    "English area": Place("/en/housing-allowances"),
    "Ukrainian": Place("/uk"),
    "Ukrainian area": Place("/uk/zhytlovi-dodatky"),
    "search": Place("/szukaj?q=dodatek"),
    "search without result": Place("/szukaj?q=qqqqqq"),
    "search in English": Place("/szukaj?q=housing&lang=en"),
    "no such page": Place("/nie-ma-takiej-strony"),
    "wrong method": Place(f"{HOUSING.start}/rozpocznij"),
    "quick check": Place("/sprawdz/dodatek-mieszkaniowy"),
    "quick check answered": Place("/sprawdz/dodatek-mieszkaniowy", act=_checked),
    "quick check with problems": Place("/sprawdz/dodatek-mieszkaniowy", act=_check_refused),
    "start": Place(HOUSING.start),
    "start with a draft": Place(HOUSING.start, "beginner"),
    "no draft": Place(_step("applicant")),
    "topic": Place(_step("applicant"), "beginner"),
    "topic with problems": Place(_step("applicant"), "beginner", _on),
    "topic with wrong answers": Place(_step("expenses"), "beginner", _broken_answers),
    "topic with lists": Place(_step("household"), "ready"),
    "topic with an element added": Place(_step("household"), "beginner", _added),
    "topic with documents": Place(_step("attachments"), "ready"),
    "topic with a refused document": Place(_step("attachments"), "beginner", _wrong_file),
    "topic with declarations": Place(_step("declarations"), "beginner", _on),
    "topic from elsewhere": Place(_step("applicant"), "beginner", _forged),
    "review with problems": Place(f"{HOUSING.start}/podsumowanie", "beginner"),
    "review": Place(f"{HOUSING.start}/podsumowanie", "ready"),
    "confirmation": Place(f"{HOUSING.start}/potwierdzenie", "done"),
    "answers": Place(f"{HOUSING.start}/potwierdzenie/odpowiedzi", "done"),
    "no confirmation": Place(f"{HOUSING.start}/potwierdzenie"),
    "status": Place("/stan-sprawy"),
    "status with problems": Place("/stan-sprawy", act=_no_case),
    "status found": Place(_STATUS, "done"),
    "status not open": Place(_STATUS),
    "supplement": Place(f"{_STATUS}/uzupelnienie", "done"),
    "supplement with problems": Place(f"{_STATUS}/uzupelnienie", "done", _no_file),
    "supplement that is too large": Place(f"{_STATUS}/uzupelnienie", "done", _too_much),
    "withdrawal": Place(f"{_STATUS}/wycofanie", "done"),
}

