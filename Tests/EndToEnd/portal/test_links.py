"""Every link of the portal leads to a page, and to the place on it that it names."""

from urllib.parse import unquote, urljoin, urlsplit

import pytest
from wniosek_testing.portal.filling import begin
from wniosek_testing.portal.places import HOUSING
from wniosek_testing.portal.visitor import Page, Visitor


@pytest.fixture(scope="module")
def site(portal: str) -> dict[str, Page]:
    """Every page that can be reached from the three home pages without filling anything in, by its address."""
    visitor = Visitor(portal)
    pages: dict[str, Page] = {}
    waiting = ["/", "/en", "/uk"]
    while waiting:
        address = waiting.pop()
        if address in pages or is_file(address):
            continue
        page = pages[address] = visitor.get(address)
        if page.headers.get_content_type() == "text/html":
            waiting += [target.partition("#")[0] for target in _targets(page)]
    return pages


def is_file(address: str) -> bool:
    """PDFs and assets are no pages with links."""
    return address == "/pdf" or address.startswith(("/pdf/", "/zasoby/")) or address.endswith("?pdf=tak")


def _targets(page: Page) -> list[str]:
    """Addresses within the portal that the page links to."""
    address = page.path + (f"?{page.query}" if page.query else "")
    found = [urljoin(address, link.get("href") or "") for link in page.tree.all("a")]
    return [target for target in found if not urlsplit(target).scheme and not urlsplit(target).netloc]


def test_every_link_leads_to_a_page(site: dict[str, Page]) -> None:
    broken = {
        target: address
        for address, page in site.items()
        for target in (link.partition("#")[0] for link in _targets(page))
        if not is_file(target) and site[target].status != 200
    }
    assert broken == {}
    assert len(site) > 60


def test_every_link_to_a_place_names_one_that_is_there(site: dict[str, Page]) -> None:
    missing = []
    for address, page in site.items():
        for link in _targets(page):
            target, _, place = link.partition("#")
            if place and target in site and site[target].tree.first(id=unquote(place)) is None:
                missing.append(f"{link} on {address}")
    assert missing == []


def test_no_id_stands_twice_on_a_page(site: dict[str, Page], portal: str) -> None:
    visitor = Visitor(portal)
    pages = dict(site) | {"topic": begin(visitor, HOUSING), "topic with lists": visitor.get(f"{HOUSING.start}/krok/household")}
    for address, page in pages.items():
        ids = [id for element in page.tree.all() if (id := element.get("id"))]
        assert len(ids) == len(set(ids)), (address, sorted({id for id in ids if ids.count(id) > 1}))


def test_pages_of_one_content_in_several_languages_lead_to_each_other(site: dict[str, Page]) -> None:
    for address in ("/en", "/uk", "/en/housing-allowances", "/uk/zhytlovi-dodatky"):
        languages = site[address].tree.one("nav", "languages")
        for link in languages.all("a"):
            page = site[link.get("href") or ""]
            assert page.tree.one("html").get("lang") == link.get("hreflang"), (address, link.get("href"))
