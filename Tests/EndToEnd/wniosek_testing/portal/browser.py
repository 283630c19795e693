"""Chromium as Debian ships it, and one context a visit."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request

# Servers and tests share two cores with the browser.
_PATIENCE_MS = 20_000


def launched(playwright: Playwright) -> Browser:
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
    return playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)


@contextmanager
def visit(browser: Browser, url: str, **options: Any) -> Iterator[BrowserContext]:
    """A browser without history. At the end nothing may have been asked of others, run against the policy, or broken."""
    context = browser.new_context(base_url=url, locale="pl-PL", **options)
    context.set_default_timeout(_PATIENCE_MS)
    findings: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            findings.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith((f"{url}/", "blob:", "data:")):
            findings.append(f"a request to {request.url}")

    context.on("console", heard)
    context.on("request", asked)
    context.on("weberror", lambda error: findings.append(str(error.error)))
    try:
        yield context
    finally:
        context.close()
    assert findings == []


def add_cookies(context: BrowserContext, url: str, cookies: dict[str, str]) -> None:
    """Goes on where somebody without a browser has got to."""
    context.add_cookies(
        [
            {"name": name, "value": value, "url": url.replace("http:", "https:"), "secure": True, "httpOnly": True}
            for name, value in cookies.items()
        ]
    )


def summary_lines(page: Page) -> list[tuple[str, str]]:
    """Of the summary of problems: where each line leads and what it says."""
    lines = page.locator(".error-summary a").all()
    return [(line.get_attribute("href") or "", line.inner_text()) for line in lines]


def error_beside(page: Page, identifier: str) -> str:
    """The words of the problem beside an input, without the unseen „Błąd:”."""
    return (page.locator(f'[id="{identifier}-error"]').text_content() or "").removeprefix("Błąd: ")
