"""Pictures of the main pages, for people to look at: wide and narrow, in .local/screenshots or WNIOSEK_SCREENSHOTS."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from wniosek_local.settings import LOCAL
from wniosek_testing.portal.browser import visit
from wniosek_testing.portal.looks import set_width
from wniosek_testing.portal.places import PLACES, People

SHOWN = [
    "home", "area", "benefit", "contact", "accessibility statement", "Ukrainian", "search", "quick check answered", "start",
    "topic", "topic with problems", "topic with lists", "topic with documents", "review with problems", "review",
    "confirmation", "answers", "status", "status found", "supplement", "no such page",
]  # fmt: skip


@pytest.fixture(scope="module")
def folder() -> Path:
    folder = Path(os.environ.get("WNIOSEK_SCREENSHOTS", LOCAL / "screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def page(browser: Browser, portal: str) -> Iterator[Page]:
    with visit(browser, portal, reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_is_pictured_wide_and_narrow(page: Page, people: People, folder: Path, name: str) -> None:
    PLACES[name].visit(page, people)
    for width in (1280, 320):
        set_width(page, width)
        file = folder / f"{name.replace(' ', '-').lower()}-{width}.png"
        page.screenshot(path=file, full_page=True)
        assert file.stat().st_size > 5_000, "there is something on it"
