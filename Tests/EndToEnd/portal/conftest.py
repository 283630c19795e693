"""The portal in a browser: one Chromium a session, a fresh context a test."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from wniosek_local.log import Log
from wniosek_local.ports import ports_from_environment
from wniosek_local.settings import LOCAL, REPOSITORY, Settings
from wniosek_local.stack import Stack
from wniosek_testing.portal.browser import launched, visit
from wniosek_testing.portal.filling import Filed
from wniosek_testing.portal.places import People
from wniosek_testing.portal.visitor import Visitor
from wniosek_testing.read_models import ReadModels
from wniosek_testing.residents import Resident

_BEGAN = time.time()


@pytest.fixture(scope="session")
def stack(request: pytest.FixtureRequest) -> Stack:
    """The session's; or one that runs already: WNIOSEK_PORTAL_URL says where, its ports and folder as `make run` has them."""
    if "WNIOSEK_PORTAL_URL" not in os.environ:
        return request.getfixturevalue("stack")
    state = Path(os.environ.get("WNIOSEK_PORTAL_STATE", LOCAL))
    settings = Settings(state, ports_from_environment(), REPOSITORY / ".build" / "debug", "memory")
    return Stack(settings, Log(settings.logs, quiet=True))


@pytest.fixture(scope="session")
def portal(stack: Stack) -> str:
    """Address of the portal, without a slash at the end."""
    return os.environ.get("WNIOSEK_PORTAL_URL") or stack.url("intake")


@pytest.fixture
def resident(request: pytest.FixtureRequest) -> Resident:
    """Somebody who has not filed yet; a stack that runs already may know those of earlier sessions."""
    resident: Resident = request.getfixturevalue("resident")
    is_new_stack = "WNIOSEK_PORTAL_URL" not in os.environ
    return resident if is_new_stack else Resident((int(_BEGAN) + resident.number) % 400_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launched(playwright)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, portal: str) -> Iterator[BrowserContext]:
    with visit(browser, portal) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def people(portal: str, read_models: ReadModels) -> People:
    def await_known(filed: Filed) -> None:
        read_models.await_rows(
            "the application in applicant_status",
            1,
            "select 1 from applicant_status.applications where application_id = %s",
            filed.receipt["applicationId"],
        )

    return People.at(portal, await_known)


@pytest.fixture
def visitor(portal: str) -> Visitor:
    return Visitor(portal)
