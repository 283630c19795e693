"""What can be measured of a page in a browser."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_WEIGHT = """() => [performance.getEntriesByType('navigation'), performance.getEntriesByType('resource')].flat()
    .map((entry) => [entry.name, entry.encodedBodySize])"""
_INLINE = """() => [...document.querySelectorAll('*')].filter((e) =>
        e.tagName === 'STYLE' || e.hasAttribute('style') || (e.tagName === 'SCRIPT' && !e.src)
        || [...e.attributes].some((attribute) => attribute.name.startsWith('on') || /^javascript:/i.test(attribute.value)))
    .map((e) => e.outerHTML.slice(0, 120))"""
_WIDE = """() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    return [...document.body.querySelectorAll('*')]
        .filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !e.closest('.table-scroll'))
        .map((e) => `${e.tagName.toLowerCase()}.${e.className}: ${Math.round(e.getBoundingClientRect().right)} px`);
}"""


CONTRAST = {"runOnly": ["color-contrast"]}
STRUCTURE = {"rules": {"color-contrast": {"enabled": False}}}


def violations(page: Page, rules: dict[str, Any] | None = None) -> list[str]:
    """Rules of axe-core that the page breaks, with the elements that do; `rules`: options of axe that choose them."""
    if page.evaluate("() => typeof axe === 'undefined'"):
        page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"], **(rules or {})}
    found = page.evaluate("(options) => axe.run(options).then((results) => results.violations)", options)
    return [f"{rule['id']}: {rule['help']}: {_elements(rule)}" for rule in found]


def _elements(rule: dict[str, Any]) -> str:
    return "; ".join(f"{node['target']} {node.get('failureSummary', '')}" for node in rule["nodes"][:3])


def set_width(page: Page, pixels: int) -> None:
    """In pixels of CSS: a window of 1280 looks at 200 % as one of 640 does."""
    page.set_viewport_size({"width": pixels, "height": 900})
    assert page.evaluate("() => innerWidth") == pixels


def too_wide(page: Page) -> list[str]:
    """What makes the page scroll sideways; tables scroll by themselves."""
    wide: list[str] = page.evaluate(_WIDE)
    scrolls = page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wide or (["the page"] if scrolls else [])


def weights(page: Page) -> dict[str, int]:
    """Bytes of the page and of everything it brought, by address."""
    return dict(page.evaluate(_WEIGHT))


def inline(page: Page) -> list[str]:
    """Styles and scripts that are written into the page."""
    found: list[str] = page.evaluate(_INLINE)
    return found
