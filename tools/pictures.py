"""What does the console look like with a real shop's year in it? Takes the pictures of the README anew.

Run it after the console changed: `python tools/pictures.py`. It takes a few minutes, and the tests' browser.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from PIL import Image
from playwright.sync_api import Page, ViewportSize, sync_playwright

from regulars.cli import UPSTAIRS, start_django
from regulars.host.house import House
from tests.browser import chromium
from tests.channels.mailbox import Mailbox

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
SIZE: ViewportSize = {"width": 1280, "height": 900}
DAYS_ON = 3
PLAY = "replenishment"


def main() -> None:
    with TemporaryDirectory() as folder, TemporaryDirectory() as mails:
        mailbox = Mailbox(Path(mails)).start()
        os.environ["REGULARS_DATA"] = folder
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop in this thread
        with House(UPSTAIRS):
            start_django()
            overdue = tells_a_past(mail_server=mailbox.url)
            with signed_in() as page:
                for name, path in {
                    "dashboard": "/",
                    "person": f"/people/{overdue}/",
                    "play": f"/plays/{PLAY}/",
                }.items():
                    take(page, path, PICTURES / f"{name}.png")
        mailbox.stop()


def tells_a_past(*, mail_server: str) -> int:
    """The demo on real orders, with a play that is on for some days; an overdue person whom it found."""
    from regulars import clock
    from regulars.channels.actions import set_email_server, set_sender
    from regulars.channels.addresses import server_of
    from regulars.channels.channel import Sender
    from regulars.connectors.demo import demo
    from regulars.console.queries import overview
    from regulars.engine import actions
    from regulars.engine.models import Decision
    from regulars.engine.work import work_until_idle
    from regulars.plays import catalogue

    demo.load("real")
    set_email_server(server_of(mail_server), who=None, at=clock.now())
    sender = Sender(from_name="A British gift shop", from_address="shop@example.com")
    set_sender(sender, who=None, at=clock.now())
    actions.switch_on(catalogue.named(PLAY).definition, who=None, at=clock.now())
    for _ in range(DAYS_ON):
        actions.set_clock(clock.now() + timedelta(days=1), who=None)
        work_until_idle()
    late = [one.id for one in overview.overdue(names=True)]
    taken_in = Decision.objects.filter(customer_id__in=late, reason="enrolled")
    return taken_in.values_list("customer_id", flat=True).first() or late[0]


@contextmanager
def signed_in() -> Iterator[Page]:
    """A browser before the console, as its owner."""
    from django.contrib.auth.models import User
    from django.core.servers.basehttp import ThreadedWSGIServer
    from django.test import Client
    from django.test.testcases import QuietWSGIRequestHandler

    from regulars.web import invitations
    from regulars.web.roles import Role
    from regulars.wsgi import application

    owner = User.objects.create_user("owner", "clara@example.com", first_name="Clara")
    invitations.give(owner, role=Role.OWNER)
    client = Client()
    client.force_login(owner, backend="allauth.account.auth_backends.AuthenticationBackend")
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
    server.set_app(application)
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://localhost:{server.server_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        context = browser.new_context(base_url=url, viewport=SIZE, reduced_motion="reduce")
        context.add_cookies([{"name": n, "value": m.value, "url": url} for n, m in client.cookies.items()])
        yield context.new_page()
        browser.close()
    server.shutdown()


def take(page: Page, path: str, file: Path) -> None:
    """What one sees without scrolling, small enough for a README."""
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.locator("vega-chart:not([data-drawn])").wait_for(state="detached")
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    PICTURES.mkdir(exist_ok=True)
    shot.save(file, optimize=True)


if __name__ == "__main__":
    main()
