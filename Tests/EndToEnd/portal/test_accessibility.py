"""Every kind of page, for everybody: by the rules of axe-core, in light and dark, small and enlarged, and light to carry."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from wniosek_testing.portal.browser import visit
from wniosek_testing.portal.keyboard import Keyboard
from wniosek_testing.portal.looks import CONTRAST, STRUCTURE, inline, set_width, too_wide, violations, weights
from wniosek_testing.portal.places import PLACES, People
from wniosek_testing.portal.visitor import Visitor

HEAVIEST = 100 * 1024
STATEMENT_IDS = (
    "wstep podmiot url data-publikacja data-aktualizacja status data-sporzadzenie kontakt osoba email telefon procedura"
    " architektura aplikacje"
).split()


@pytest.fixture(scope="module", params=PLACES)
def place(request: pytest.FixtureRequest, browser: Browser, portal: str, people: People) -> Iterator[Page]:
    # In mid-transition no colour is the one that was chosen.
    with visit(browser, portal, viewport={"width": 1280, "height": 900}, reduced_motion="reduce") as context:
        page = context.new_page()
        PLACES[request.param].visit(page, people)
        yield page


def test_a_page_breaks_no_rule_of_axe_in_light_and_in_dark(place: Page) -> None:
    place.emulate_media(color_scheme="light")
    assert violations(place) == []
    place.emulate_media(color_scheme="dark")
    assert violations(place, CONTRAST) == [], "dark"


def test_a_page_fits_a_narrow_screen_and_a_doubled_one(place: Page) -> None:
    set_width(place, 320)
    assert too_wide(place) == [], "320 px"
    assert violations(place, STRUCTURE) == [], "320 px"
    set_width(place, 640)
    assert too_wide(place) == [], "200 %"
    set_width(place, 1280)


def test_a_page_has_a_language_a_title_and_one_heading(place: Page) -> None:
    assert place.locator("html").get_attribute("lang") in ("pl", "en", "uk")
    assert place.title().strip()
    assert place.locator("h1").count() == 1
    assert place.locator("h1").inner_text().strip()
    assert place.locator("main").count() == 1


def test_the_first_stop_of_a_page_leads_over_the_menus(place: Page) -> None:
    assert place.locator("a[href], button, input, select, textarea, summary, [tabindex='0']").first.get_attribute("href") == "#tresc"
    keyboard = Keyboard(place)
    place.locator("a.skip-link").focus()
    keyboard.press("Enter")
    keyboard.tab()
    assert place.evaluate("() => document.activeElement.closest('main, footer') !== null"), "the menus are behind"


def test_a_page_is_light_asks_nobody_else_and_has_nothing_written_into_it(place: Page, portal: str) -> None:
    found = weights(place)
    assert sum(found.values()) <= HEAVIEST, found
    assert all(address.startswith(f"{portal}/") for address in found), found
    assert inline(place) == []


def test_the_accessibility_statement_can_be_read_by_machines_and_reached_from_everywhere(visitor: Visitor) -> None:
    statement = visitor.get("/deklaracja-dostepnosci").tree
    for name in STATEMENT_IDS:
        element = statement.one(id=f"a11y-{name}")
        assert element.text, name
        if name.startswith("data-"):
            time = element if element.tag == "time" else element.one("time")
            assert time.get("datetime"), name
    for path in ("/", "/kontakt", "/stan-sprawy", "/nie-ma-takiej-strony"):
        assert visitor.get(path).tree.one("footer").first("a", href="/deklaracja-dostepnosci"), path
