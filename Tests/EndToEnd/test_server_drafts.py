"""An unfinished form goes on another device: real PostgreSQL, real mail, a stack with the switch on."""

import json
from collections.abc import Iterator

import pytest
from wniosek_local.stack import Stack
from wniosek_local.temporary import temporary_stack
from wniosek_testing.api import Api
from wniosek_testing.mailbox_folder import Mailbox, text_of
from wniosek_testing.portal.examples import Example
from wniosek_testing.portal.filling import begin, file, fill, fill_to_review, filed, send
from wniosek_testing.portal.visitor import Page, Visitor
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident

FORM = "housing-allowance/dodatek-mieszkaniowy/1"
START = "/wniosek/housing-allowance/dodatek-mieszkaniowy"


@pytest.fixture(scope="module")
def own_stack() -> Iterator[Stack]:
    """With drafts on the server, behind one proxy, so that each test comes from an address of its own."""
    with temporary_stack(PORTAL_SERVER_DRAFTS_ENABLED="true", PROXY_TRUSTED_HOPS="1") as stack:
        stack.check()
        stack.start_servers()
        stack.prepare()
        stack.start_services("intake")
        yield stack


@pytest.fixture
def drafts(own_stack: Stack) -> ReadModels:
    return ReadModels(own_stack.endpoints.database)


@pytest.fixture
def mails(own_stack: Stack) -> Mailbox:
    return Mailbox(own_stack.mail.folder)


@pytest.fixture
def example(resident: Resident) -> Example:
    return Example(FORM, resident.application())


def visitor(stack: Stack) -> Visitor:
    return Visitor(stack.url("intake"))


def order(browser: Visitor, address: str, client: str) -> Page:
    """Presses „Zapisz szkic i wyślij odnośnik” for an address."""
    page = browser.get(f"{START}/na-pozniej")
    token = page.form.one("input", name="_token").get("value") or ""
    fields = [("_token", token), ("email", address)]
    return browser.post(page.form.get("action") or "", fields, **{"X-Forwarded-For": client})


def link_in(mails: Mailbox, stack: Stack, address: str) -> str:
    """Path of the link in the last mail to an address."""
    message = mails.await_messages(address, 1)[-1]
    lines = text_of(message, "plain").splitlines()
    (link,) = [line for line in lines if line.startswith(f"{stack.url('intake')}{START}/wroc/")]
    return link.removeprefix(stack.url("intake"))


def open_draft(browser: Visitor, link: str) -> Page:
    page = browser.get(link)
    assert page.status == 200
    form = next(form for form in page.tree.one("main").all("form") if form.get("action") == link)
    return browser.send(page, form)


def rows(drafts: ReadModels) -> int:
    return drafts.rows("select count(*) as count from intake.saved_draft")[0]["count"]


def test_a_form_begun_on_one_device_is_finished_and_filed_on_another(
    own_stack: Stack, mails: Mailbox, example: Example, resident: Resident
) -> None:
    computer, phone = visitor(own_stack), visitor(own_stack)
    second = fill(computer, example, begin(computer, example))
    button = second.form.one("button", name="_later")
    assert button.text == "Dokończ później na innym urządzeniu"
    asked = computer.send(second, second.form, button)
    assert (asked.path, asked.status) == (f"{START}/na-pozniej", 200)
    sent = order(computer, resident.email, "192.0.2.10")
    assert (sent.path, sent.status, sent.heading) == (f"{START}/na-pozniej/wyslano", 200, "Wysłaliśmy odnośnik")
    assert resident.email in sent.tree.one("main").text

    link = link_in(mails, own_stack, resident.email)
    review = open_draft(phone, link)
    assert (review.path, review.status) == (f"{START}/podsumowanie", 200)
    assert resident.surname in review.tree.one("main").text
    review = fill_to_review(phone, example, phone.get(second.path))
    receipt = filed(phone, send(phone, review)).receipt
    assert receipt["reference"]

    # The same draft on the first device is the same application.
    again = fill_to_review(computer, example, computer.get(second.path))
    assert filed(computer, send(computer, again)).receipt["applicationId"] == receipt["applicationId"]


def test_opening_the_link_changes_nothing_and_tells_nobody(
    own_stack: Stack, mails: Mailbox, drafts: ReadModels, example: Example, resident: Resident
) -> None:
    computer = visitor(own_stack)
    begin(computer, example)
    order(computer, resident.email, "192.0.2.11")
    link, before = link_in(mails, own_stack, resident.email), rows(drafts)
    scanner = visitor(own_stack)
    for _ in range(3):
        page = scanner.get(link)
        assert page.status == 200
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["Cache-Control"] == "no-store"
        assert page.tree.one("meta", name="robots").get("content") == "noindex"
    assert list(scanner.cookies) == ["__Host-wniosek"]
    assert rows(drafts) == before


def test_another_draft_is_replaced_only_after_a_second_confirmation(
    own_stack: Stack, mails: Mailbox, example: Example, resident: Resident
) -> None:
    computer, phone = visitor(own_stack), visitor(own_stack)
    fill(computer, example, begin(computer, example))
    order(computer, resident.email, "192.0.2.12")
    link = link_in(mails, own_stack, resident.email)
    begin(phone, example)
    asked = open_draft(phone, link)
    assert (asked.path, asked.status) == (link, 409)
    assert asked.heading == "Czy zastąpić szkic w tej przeglądarce?"
    assert resident.surname not in phone.get(f"{START}/podsumowanie").tree.one("main").text
    form = next(form for form in asked.tree.one("main").all("form") if form.get("action") == link)
    review = phone.send(asked, form)
    assert review.path == f"{START}/podsumowanie"
    assert resident.surname in review.tree.one("main").text


def test_a_deleted_draft_is_gone_for_everybody_with_the_link(
    own_stack: Stack, mails: Mailbox, drafts: ReadModels, example: Example, resident: Resident
) -> None:
    computer = visitor(own_stack)
    begin(computer, example)
    order(computer, resident.email, "192.0.2.13")
    link, before = link_in(mails, own_stack, resident.email), rows(drafts)
    phone = visitor(own_stack)
    page = phone.get(link)
    form = next(form for form in page.tree.one("main").all("form") if form.get("action") == f"{link}/usun")
    deleted = phone.send(page, form)
    assert (deleted.path, deleted.status) == (f"{START}/na-pozniej/usunieto", 200)
    assert rows(drafts) == before - 1
    gone, unknown = phone.get(link), phone.get(f"{START}/wroc/{'0' * 26}")
    assert (gone.status, gone.body) == (404, unknown.body)


def test_a_mailbox_is_not_filled_from_different_addresses(
    own_stack: Stack, mails: Mailbox, drafts: ReadModels, example: Example, resident: Resident
) -> None:
    computer = visitor(own_stack)
    begin(computer, example)
    before = rows(drafts)
    for number in range(3):
        assert order(computer, resident.email, f"198.51.100.{number}").status == 200
    refused = order(computer, resident.email, "198.51.100.99")
    assert (refused.status, refused.heading) == (429, "Za dużo wiadomości")
    assert int(refused.headers["Retry-After"]) > 0
    assert len(mails.await_messages(resident.email, 3)) == 3
    assert rows(drafts) == before + 3


def test_without_mail_or_database_the_page_says_so_and_the_draft_stays_in_the_browser(
    own_stack: Stack, drafts: ReadModels, example: Example, resident: Resident
) -> None:
    computer = visitor(own_stack)
    fill(computer, example, begin(computer, example))
    before = rows(drafts)
    for server in ("mail", "postgres"):
        own_stack.children[server].stop()
        try:
            away = order(computer, resident.email, "192.0.2.14")
            assert (away.status, away.heading) == (503, "Nie możemy teraz wysłać odnośnika")
            assert "Retry-After" in away.headers
            assert resident.surname in computer.get(f"{START}/podsumowanie").tree.one("main").text
        finally:
            own_stack.restart(server)
    assert rows(drafts) == before


def test_neither_row_nor_log_nor_metric_holds_an_address_an_answer_or_a_token(
    own_stack: Stack, mails: Mailbox, drafts: ReadModels, example: Example, resident: Resident
) -> None:
    computer = visitor(own_stack)
    fill(computer, example, begin(computer, example))
    order(computer, resident.email, "192.0.2.15")
    order(computer, f"{resident.email}@", "192.0.2.15")
    link = link_in(mails, own_stack, resident.email)
    open_draft(visitor(own_stack), link)
    secrets = [*resident.secrets, link.rpartition("/")[2]]
    found = drafts.rows(
        "select encode(token_sha256, 'escape') || encode(sealed, 'escape') || benefit || form as text from intake.saved_draft"
    )
    admin = Api(own_stack.url("intake-admin")).request("GET", "/metrics").body.decode()
    logs = [own_stack.log.file_of(name).read_text(errors="replace") for name in ("intake", "postgres", "mail")]
    assert 'wniosek_intake_server_drafts_total{outcome="sent"}' in admin
    places = [json.dumps([row["text"] for row in found]), admin, *logs]
    assert [secret for secret in secrets if any(secret in place for place in places)] == []


def test_switched_off_nothing_is_offered_and_nothing_answers(stack: Stack, resident: Resident) -> None:
    browser, example = Visitor(stack.url("intake")), Example(FORM, resident.application())
    page = begin(browser, example)
    assert page.form.first("button", name="_later") is None
    for path in (f"{START}/na-pozniej", f"{START}/wroc/{'0' * 26}"):
        assert browser.get(path).status == 404
    assert file(Visitor(stack.url("intake")), example).reference
