"""Do the clients that others wrote for Node and browsers run against our server as they are?

What they send is kept in tests/fixtures/event_clients where it isn't there yet; `test_recorded.py` sends it
again in every run.
"""

import json
import os
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copy
from threading import Thread

import pytest
from playwright.sync_api import Browser

from regulars.commerce.models import Order
from regulars.connectors.event_clients.models import UnreadMessage
from regulars.customers.models import Identity
from regulars.events.models import Event
from tests.connectors.event_clients.packages import installed, program
from tests.connectors.event_clients.recording import Recorder, recorder
from tests.connectors.serving import serving

pytestmark = pytest.mark.long
HERE = Path(__file__).parent
FIXTURES = Path(__file__).parents[2] / "fixtures" / "event_clients"


@pytest.fixture
def proxy(shop, database) -> Iterator[Recorder]:
    with serving(database) as server, recorder(server.client) as said:
        yield said


def keep(said: Recorder, name: str, *, key: str) -> None:
    """Keep what was sent, once; what isn't there any more is recorded anew."""
    file = FIXTURES / f"{name}.json"
    if not file.exists():
        basic = b64encode(f"{key}:".encode()).decode()
        text = json.dumps(said.requests, indent=1, ensure_ascii=False)
        text = text.replace(key, "WRITE_KEY").replace(basic, "WRITE_KEY")
        file.write_text(text + "\n", encoding="utf-8")


@pytest.mark.parametrize("client", ["segment", "rudder"])
def test_a_shops_server(client, proxy, server_key):
    command = [*program("node"), str(HERE / "shop_server.cjs"), client, proxy.address, server_key.secret]
    told = {**os.environ, "NODE_PATH": str(installed())}
    subprocess.run(command, env=told, check=True, timeout=60)
    keep(proxy, f"{client}_server", key=server_key.secret)
    assert set(proxy.statuses) == {200}
    assert UnreadMessage.objects.count() == 0
    order = Order.objects.get()
    assert (order.external_id, order.total_minor) == ("1001", 24_00)
    assert Event.objects.get(name="product.viewed").customer_id is not None
    assert set(Identity.objects.values_list("kind", "value")) == {
        ("shop", "7"), ("email", "ann@example.com"), ("device", "browser-1"),
    }  # fmt: skip


@pytest.fixture
def shop_page(tmp_path) -> Iterator[str]:
    """The shop's page with Segment's client, at an address of its own."""
    copy(HERE / "shop_page.html", tmp_path / "page.html")
    for file in (installed() / "@segment/analytics-next/dist/umd").glob("*.js"):
        copy(file, tmp_path)
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/page.html"
        server.shutdown()


def test_a_shops_page(browser: Browser, shop_page, proxy, page_key):
    page = browser.new_page()
    page.goto(f"{shop_page}#{proxy.address}|{page_key.secret}")
    page.wait_for_function("document.title === 'told'")
    page.close()
    keep(proxy, "segment_page", key=page_key.secret)
    assert set(proxy.statuses) <= {200, 204}
    assert UnreadMessage.objects.count() == 0
    assert Order.objects.count() == 0
    told = Event.objects.exclude(name__startswith="customer").exclude(customer_id=None)
    assert sorted(told.values_list("name", flat=True)) == [
        "checkout.completed", "page.viewed", "product.viewed", "visitor.identified",
    ]  # fmt: skip
    assert set(Identity.objects.values_list("kind", flat=True)) == {"device"}
