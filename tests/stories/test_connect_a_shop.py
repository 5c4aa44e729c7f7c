"""The owner connects their Shopify shop, its webhooks come in, and Ann's page tells what happened."""

import json
from base64 import b64encode
from hashlib import sha256
from hmac import digest

import httpx
from playwright.sync_api import Page, expect

from regulars.business.models import Business
from regulars.connectors.models import Connection
from regulars.engine.work import work_until_idle
from regulars.events.models import RawDelivery
from tests.connectors.shopify.payloads import example

SECRET = "shpss_0123456789abcdef"


def send(live: str, topic: str, body: object, *, id: str, secret: str = SECRET) -> int:
    """A webhook as Shopify sends it; the status of the answer."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {
        "Content-Type": "application/json",
        "X-Shopify-Topic": topic,
        "X-Shopify-Webhook-Id": id,
        "X-Shopify-Hmac-Sha256": b64encode(digest(secret.encode(), raw, sha256)).decode(),
    }
    token = Connection.objects.get().token
    return httpx.post(f"{live}/webhooks/{token}", content=raw, headers=headers).status_code


def connects(page: Page, live: str, screenshots) -> None:
    """The owner finds the door, says which shop, and enters its secret; until then nothing is let in."""
    page.goto("/settings/")
    page.get_by_role("link", name="Connections").first.click()
    expect(page.get_by_text("No shop is connected yet")).to_be_visible()
    screenshots(page, "connections-empty")
    page.get_by_label("Shopify").check()
    page.get_by_label("Address of the shop").fill("candles.myshopify.com")
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("its secret is missing")
    assert send(live, "orders/create", example("orders_create"), id="early") == 401
    page.get_by_label("Secret", exact=True).fill(SECRET)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("nothing came yet")


def sells(live: str) -> None:
    """The shop sends an order, twice, and a refund; a body breaks on the way; and somebody guesses."""
    assert send(live, "orders/create", example("orders_create"), id="a") == 200
    assert send(live, "orders/create", example("orders_create"), id="a") == 200
    assert send(live, "refunds/create", example("refunds_create"), id="b") == 200
    assert send(live, "orders/updated", b'{"id":', id="c") == 200
    assert send(live, "orders/create", example("orders_create"), id="d", secret="guessed") == 401
    assert RawDelivery.objects.count() == 3
    work_until_idle()


def test_from_the_address_to_the_persons_page(
    owner_page: Page, live: str, screenshots, tmp_path, monkeypatch
):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    Business.objects.update(name="Candles", currency="USD")
    connects(owner_page, live, screenshots)
    sells(live)

    # The owner sees what came, what could not be read, and that somebody tried.
    owner_page.reload()
    expect(owner_page.get_by_text("It can’t be read: Input data was truncated")).to_be_visible()
    expect(owner_page.get_by_text("1 delivery was signed with another secret")).to_be_visible()
    screenshots(owner_page, "connection")
    owner_page.get_by_role("navigation", name="Settings").get_by_role("link", name="Connections").click()
    expect(owner_page.get_by_role("row", name="candles.myshopify.com")).to_contain_text("1 not read")
    screenshots(owner_page, "connections")
    owner_page.get_by_role("link", name="How to send events").click()
    expect(owner_page.get_by_text("order.placed", exact=True)).to_be_visible()
    screenshots(owner_page, "connections-events")

    # John's page tells of the order and of what came back.
    owner_page.goto("/people/?q=john@example.com")
    owner_page.get_by_role("link", name="John Smith").first.click()
    expect(owner_page.get_by_text("Ordered for $404.95")).to_be_visible()
    expect(owner_page.get_by_text("$85.00 given back")).to_be_visible()
