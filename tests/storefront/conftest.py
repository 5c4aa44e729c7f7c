"""A browser on the pages of a shop, and a recorder of what the page script sends."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.storefront.recorder import Recorder, recording
from tests.storefront.shop import Shop, open_shop


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """A recorder of the test's own: what earlier visitors still send finds nobody."""
    with recording() as recorder:
        yield recorder


@pytest.fixture(scope="session")
def street() -> Iterator[Shop]:
    """Where the shop stands."""
    with open_shop() as shop:
        yield shop


@pytest.fixture
def shop(street: Shop, recorder: Recorder) -> Shop:
    street.begin(regulars=recorder.address)
    return street


@pytest.fixture(scope="session")
def visit(browser: Browser, street: Shop) -> Iterator[BrowserContext]:
    """Visitors' browsers, whose time is wound by the tests."""
    context = browser.new_context(base_url=street.address)
    context.clock.install()
    yield context
    context.close()


@pytest.fixture
def visitor(visit: BrowserContext, shop: Shop, recorder: Recorder) -> Iterator[Page]:
    """A visitor's page, on a device that keeps nothing yet. What breaks in the shop fails the test."""
    page = visit.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on(
        "console",
        lambda said: broken.append(said.text) if "Content Security Policy" in said.text else None,
    )
    yield page
    everything = {"origin": shop.address, "storageTypes": "all"}
    visit.new_cdp_session(page).send("Storage.clearDataForOrigin", everything)
    page.close()
    assert [said for said in broken if "Basket of" not in said] == []


def stored(page: Page) -> dict[str, str]:
    """All that the shop's origin keeps on the device."""
    return page.evaluate(
        "({...localStorage,"
        " ...Object.fromEntries(Object.entries(sessionStorage).map(([k, v]) => ['tab.' + k, v])),"
        " ...(document.cookie ? {cookie: document.cookie} : {})})"
    )
