"""What do tests of pages need? Somebody signed in, the program serving, and a browser."""

import os
from base64 import b64decode
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test import Client
from django.test.testcases import QuietWSGIRequestHandler
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from regulars.web import invitations
from regulars.web.roles import Role
from tests.browser import chromium
from tests.conftest import Database
from tests.stories.accessible import hard_to_see, puzzles

settings.SECRET_KEY = "known to the tests alone, and to nobody else's store"
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # nobody's real password
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
    "true"  # Playwright keeps a loop in the thread that asks the database
)

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {390: 844, 1440: 900}
WHOLE = """() => {
  const asked = [...document.querySelectorAll("[hx-trigger=load]")];
  const from = (part) => new URL(part.getAttribute("hx-get"), location).href;
  const under_way = ".htmx-request, .htmx-swapping, .htmx-settling, vega-chart:not([data-drawn])";
  return asked.every((part) => performance.getEntriesByName(from(part)).length)
    && !document.querySelector(under_way);
}"""
"""Whether all that a page fetches by itself has come, and its charts are drawn."""
SCREENSHOTS = Path(__file__).parents[1] / "screenshots"

Shoot = Callable[[Page, str], list[Path]]


def member(name: str, *, role: Role) -> User:
    """Somebody of the staff, e.g. `member("Clara", role=Role.OWNER)`."""
    email = f"{name.lower()}@example.com"
    user = User.objects.create_user(email, email, first_name=name)
    invitations.give(user, role=role)
    return user


def client_of(user: User) -> Client:
    """A client in which they are signed in."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture(autouse=True, scope="session")
def _a_data_folder_of_the_tests_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever a test keeps there, the checkout's own store isn't touched."""
    os.environ.setdefault("REGULARS_DATA", str(tmp_path_factory.mktemp("data")))


@pytest.fixture(autouse=True)
def _in_english() -> None:
    """A page that another test asked for in Latvian leaves its language behind in the thread."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> None:
    """Tries at passwords are counted anew in each test."""
    cache.clear()


@pytest.fixture
def owner(database: Database) -> User:
    return member("Clara", role=Role.OWNER)


@pytest.fixture
def client(owner: User) -> Client:
    """A client in which the owner is signed in."""
    return client_of(owner)


@pytest.fixture
def live(database: Database) -> Iterator[str]:
    """The program serving the test's database; its address."""
    from regulars.wsgi import application

    server = ThreadedWSGIServer(("127.0.0.1", 0), AtOnce)
    server.set_app(without_hops(application))
    thread = Thread(target=server.serve_forever, args=[0.05], daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


class AtOnce(QuietWSGIRequestHandler):
    """Says head and body at once: else each answer waits 40 ms for the first packet to be acknowledged."""

    wbufsize = -1
    disable_nagle_algorithm = True


def without_hops(application: Callable[..., Any]) -> Callable[..., Any]:
    """The program under a server that closes each connection by itself and won't be told to."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            kept = [(name, value) for name, value in headers if name != "Connection"]
            return start_response(status, kept, *more)

        return application(environ, start)

    return answer


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one that tests/browser.py finds on this machine."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, live: str) -> Iterator[Page]:
    """A page of somebody who isn't signed in. What its console complains about fails the test."""
    context = browser.new_context(base_url=live, viewport={"width": 1440, "height": SIZES[1440]})
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "response", lambda got: complaints.append(f"{got.status} {got.url}") if got.status >= 500 else None
    )
    yield opened
    context.close()
    assert [said for said in complaints if "Failed to load resource" not in said] == []


@pytest.fixture
def owner_page(page: Page, client: Client, live: str) -> Page:
    """A page of the owner, signed in."""
    carry(client, into=page.context, url=live)
    return page


def carry(client: Client, *, into: BrowserContext, url: str) -> None:
    """Let the browser be who the client is."""
    into.add_cookies(
        [{"name": name, "value": morsel.value, "url": url} for name, morsel in client.cookies.items()]
    )


@pytest.fixture
def screenshots() -> Iterator[Shoot]:
    """Pictures of a page at 390 and 1440 px, light and dark: `screenshots(page, "people")`.

    What would puzzle somebody at a dark desk, or is hard to see on a light phone, fails the test.
    """
    looks = {390: (("dark", "light"), hard_to_see), 1440: (("light", "dark"), puzzles)}
    found = {}

    def shoot(page: Page, name: str) -> list[Path]:
        SCREENSHOTS.mkdir(exist_ok=True)
        taken = []
        for width, (schemes, look) in looks.items():
            page.set_viewport_size({"width": width, "height": SIZES[width]})
            taken += [one(page, name, width=width, scheme=scheme) for scheme in schemes]
            found[f"{name}, {width} px"] = look(page)
        return taken

    yield shoot
    assert {where: what for where, what in found.items() if what} == {}


def one(page: Page, name: str, *, width: int, scheme: str) -> Path:
    """One picture, when the page is whole; it must not be wider than the screen."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.wait_for_function(WHOLE, timeout=20_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} is wider than {width} px"
    file = SCREENSHOTS / f"{name}-{width}-{scheme}.png"
    file.write_bytes(picture(page))
    return file


def picture(page: Page) -> bytes:
    """The whole page as a PNG that is packed in haste, in two thirds of the time that Playwright's takes."""
    size = page.evaluate("({width: innerWidth, height: document.documentElement.scrollHeight})")
    session = page.context.new_cdp_session(page)
    taken = session.send(
        "Page.captureScreenshot",
        {
            "format": "png",
            "optimizeForSpeed": True,
            "captureBeyondViewport": True,
            "clip": {"x": 0, "y": 0, **size, "scale": 1},
        },
    )
    session.detach()
    return b64decode(taken["data"])
