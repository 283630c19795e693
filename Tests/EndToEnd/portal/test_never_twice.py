"""One application however often it is sent, and a draft that is neither lost, nor kept for others, nor taken from them."""

import threading
from http.cookies import SimpleCookie

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from wniosek_testing.portal.browser import add_cookies, summary_lines
from wniosek_testing.portal.examples import Example
from wniosek_testing.portal.filling import Filed, begin, fill_to_review, filed, send
from wniosek_testing.portal.visitor import Page as Answer
from wniosek_testing.portal.visitor import Visitor
from wniosek_testing.residents import Resident
from wniosek_testing.topic import Topic

FORM = "housing-allowance/dodatek-mieszkaniowy/1"
DRAFT = "__Host-szkic-housing-allowance-dodatek-mieszkaniowy-0"
SECONDS_A_DAY = 24 * 60 * 60


@pytest.fixture
def example(resident: Resident) -> Example:
    """Answers that nobody else files."""
    return Example(FORM, resident.application())


@pytest.fixture
def review(visitor: Visitor, example: Example) -> Answer:
    """The page that sends, with everything answered."""
    return fill_to_review(visitor, example)


@pytest.fixture
def on_review(page: Page, context: BrowserContext, visitor: Visitor, review: Answer) -> Page:
    """The same in a browser."""
    add_cookies(context, visitor.url, visitor.cookies)
    page.goto(review.path)
    expect(page.get_by_role("button", name="Wyślij wniosek")).to_be_visible()
    return page


def assert_filed(times: int, topic: Topic, resident: Resident) -> None:
    """So many applications; a retry may stand on the log again, as the same event."""
    records = [record for record in topic.read() if resident.pesel.encode() in (record.value or b"")]
    events = {(record.header("ce_subject"), record.header("ce_id")) for record in records}
    assert len(events) == times, events


def reference_on(page: Page) -> str:
    assert page.url.endswith("/potwierdzenie"), page.url
    return page.locator("code.reference").first.inner_text()


def test_a_double_click_sends_once(on_review: Page, topic: Topic, resident: Resident) -> None:
    posts: list[str] = []
    on_review.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    on_review.get_by_role("button", name="Wyślij wniosek").dblclick()
    on_review.wait_for_url("**/potwierdzenie")
    assert len(posts) == 1, "the script held the second click back"
    assert reference_on(on_review)
    assert_filed(1, topic, resident)


def test_two_posts_at_the_same_moment_are_one_application(
    visitor: Visitor, review: Answer, topic: Topic, resident: Resident
) -> None:
    results: list[Filed] = []
    start = threading.Barrier(4)

    def post(twin: Visitor) -> None:
        start.wait()
        results.append(filed(twin, send(twin, review)))

    threads = [threading.Thread(target=post, args=[visitor.twin()]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(results) == 4, "every one of them was confirmed"
    assert {(one.reference, one.code) for one in results} == {(results[0].reference, results[0].code)}
    assert_filed(1, topic, resident)


def test_going_back_after_sending_leads_to_the_confirmation(on_review: Page, topic: Topic, resident: Resident) -> None:
    on_review.get_by_role("button", name="Wyślij wniosek").click()
    on_review.wait_for_url("**/potwierdzenie")
    reference = reference_on(on_review)
    on_review.go_back()
    on_review.wait_for_url("**/potwierdzenie")
    assert reference_on(on_review) == reference
    on_review.reload()
    assert reference_on(on_review) == reference
    assert_filed(1, topic, resident)


def test_going_back_over_a_page_with_problems_shows_the_topic_again(page: Page, example: Example) -> None:
    page.goto(example.start)
    page.get_by_role("button", name="Rozpocznij").click()
    topic = page.url
    button = page.locator("form.form .actions button[name=_save]")
    button.click()
    assert page.title().startswith("Błąd:")
    for name in ("firstName", "lastName", "pesel", "dateOfBirth", "citizenship"):
        place = page.locator(f'[name="/applicant/{name}"]')
        if place.count():
            place.fill(example.text(f"/applicant/{name}"))
    button.click()
    assert not page.title().startswith("Błąd:") and page.url != topic, summary_lines(page)
    page.go_back()
    assert page.url.startswith(topic)
    expect(page.locator('[name="/applicant/firstName"]')).to_have_value(example.text("/applicant/firstName"))


def test_two_tabs_send_one_application(
    on_review: Page, context: BrowserContext, review: Answer, topic: Topic, resident: Resident
) -> None:
    other = context.new_page()
    other.goto(review.path)
    on_review.get_by_role("button", name="Wyślij wniosek").click()
    on_review.wait_for_url("**/potwierdzenie")
    other.get_by_role("button", name="Wyślij wniosek").click()
    other.wait_for_url("**/potwierdzenie")
    assert reference_on(on_review) == reference_on(other)
    assert_filed(1, topic, resident)


def test_an_old_page_with_its_old_cookies_sends_nothing_new(
    visitor: Visitor, review: Answer, topic: Topic, resident: Resident
) -> None:
    old = visitor.twin()
    first = filed(visitor, send(visitor, review))
    again = filed(old, send(old, review))
    assert (again.reference, again.code) == (first.reference, first.code)
    for member in ("applicationId", "eventId", "dataSha256"):
        assert again.receipt[member] == first.receipt[member]
    assert_filed(1, topic, resident)


def test_other_answers_under_an_old_draft_are_asked_about_and_filed_as_new_only_on_demand(
    visitor: Visitor, example: Example, review: Answer, topic: Topic, resident: Resident
) -> None:
    old = visitor.twin()
    first = filed(visitor, send(visitor, review))
    home = old.get(f"{example.start}/krok/home?z=podsumowania")
    changed = fill_to_review(old, example.changed(home__flatNumber="88"), home)
    conflict = old.send(changed, changed.form)
    assert (conflict.status, conflict.heading) == (409, "Te odpowiedzi mogły już zostać wysłane")
    assert_filed(1, topic, resident)
    second = filed(old, send(old, old.send(conflict, conflict.form)))
    assert second.reference != first.reference
    assert_filed(2, topic, resident)


def test_a_draft_survives_closing_the_page(page: Page, context: BrowserContext, example: Example) -> None:
    page.goto(example.start)
    page.get_by_role("button", name="Rozpocznij").click()
    page.locator('[name="/applicant/firstName"]').fill("Łucja")
    page.locator("form.form .actions button[name=_save]").click()
    page.close()
    [cookie] = [cookie for cookie in context.cookies() if cookie["name"] == DRAFT]
    assert cookie["httpOnly"] and cookie["secure"] and cookie["sameSite"] == "Lax"

    page = context.new_page()
    page.goto(example.start)
    page.get_by_role("link", name="Wróć do szkicu").click()
    expect(page.get_by_text("Łucja")).to_be_visible()
    page.goto(example.start)
    page.get_by_role("button", name="Zacznij od nowa").click()
    expect(page.get_by_role("heading", name="Zacząć od nowa?")).to_be_visible()
    page.get_by_role("link", name="Nie, wróć do szkicu").click()
    expect(page.get_by_text("Łucja")).to_be_visible()
    page.goto(example.start)
    page.get_by_role("button", name="Usuń szkic").click()
    expect(page.get_by_role("heading", name="Usunąć szkic?")).to_be_visible()
    page.get_by_role("button", name="Usuń szkic").click()
    expect(page.get_by_role("button", name="Rozpocznij")).to_be_visible()
    assert [cookie for cookie in context.cookies() if cookie["name"].startswith("__Host-szkic")] == []


@pytest.mark.parametrize("is_brief", [False, True], ids=["my computer", "somebody else's computer"])
def test_on_somebody_elses_computer_a_draft_ends_with_the_browser(visitor: Visitor, example: Example, is_brief: bool) -> None:
    page = begin(visitor, example, is_brief)
    visitor.send(page, page.form)
    [morsel] = SimpleCookie(visitor.cookie_lines[DRAFT]).values()
    assert morsel["max-age"] == ("" if is_brief else str(30 * SECONDS_A_DAY))
    assert (morsel["path"], morsel["secure"], morsel["httponly"], morsel["samesite"]) == ("/", True, True, "Lax")


def test_a_tampered_draft_is_no_draft(visitor: Visitor, example: Example) -> None:
    begin(visitor, example)
    sealed = visitor.cookies[DRAFT]
    other_letter = "A" if sealed[40] != "A" else "B"
    for broken in (sealed[:40] + other_letter + sealed[41:], sealed[:-1], sealed[:3], "7" + sealed[1:], "", "1.", "\xc5\xbc", "0.x"):
        visitor.cookies[DRAFT] = broken
        page = visitor.get(f"{example.start}/krok/applicant")
        assert (page.status, page.path) == (200, example.start), broken
        assert "Nie mamy szkicu" in page.tree.one("main").text


def test_a_cookie_of_another_form_or_another_kind_is_not_taken_for_a_draft(visitor: Visitor, example: Example) -> None:
    begin(visitor, example)
    other = Example.of("social-assistance/zgloszenie/1", "wlasna-potrzeba")
    begin(visitor, other)
    foreign = visitor.cookies["__Host-szkic-social-assistance-zgloszenie-0"]
    visitor.cookies[DRAFT] = foreign
    assert visitor.get(f"{example.start}/krok/applicant").path == example.start
    visitor.cookies["__Host-przyjety-social-assistance-zgloszenie-0"] = foreign
    assert visitor.get(f"{other.start}/potwierdzenie").status == 404


@pytest.mark.parametrize("token", [None, "", "A" * 43, "ąę"], ids=["missing", "empty", "forged", "no ASCII"])
def test_a_page_from_elsewhere_is_shown_again_with_everything_typed_and_saves_nothing(
    visitor: Visitor, example: Example, token: str | None
) -> None:
    page = begin(visitor, example)
    fields = [("/applicant/firstName", "Cudza"), ("/applicant/lastName", "Ręka"), ("_save", "1")]
    answer = visitor.post(page.path, fields + ([("_token", token)] if token is not None else []))
    assert answer.status == 403
    assert answer.form.one("input", name="/applicant/firstName").get("value") == "Cudza"
    assert answer.headers.get_all("Set-Cookie") is None
    assert visitor.get(page.path).form.one("input", name="/applicant/firstName").get("value") == ""


def test_another_site_cannot_send_a_form_even_with_the_token(
    visitor: Visitor, example: Example, review: Answer, topic: Topic, resident: Resident
) -> None:
    token = review.form.one("input", name="_token").get("value") or ""
    for site in ("cross-site", "same-site"):
        answer = visitor.post(review.path, [("_token", token)], **{"Sec-Fetch-Site": site})
        assert answer.status == 403
    answer = visitor.post(review.path, [])
    assert answer.status == 403
    assert_filed(0, topic, resident)
    assert visitor.get(review.path).problems == [], "the draft is still there"


def test_somebody_elses_token_is_worth_nothing(visitor: Visitor, portal: str, review: Answer, topic: Topic, resident: Resident) -> None:
    stranger = Visitor(portal)
    theirs = stranger.get(review.path.removesuffix("/podsumowanie")).form.one("input", name="_token").get("value") or ""
    assert visitor.post(review.path, [("_token", theirs)]).status == 403
    assert_filed(0, topic, resident)
