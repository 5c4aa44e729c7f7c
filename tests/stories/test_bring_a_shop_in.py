"""The owner brings in their WooCommerce’s history, sees whether both sides agree, and leaves it again."""

import pytest
from playwright.sync_api import Page, expect

from regulars.business.models import Business
from regulars.commerce.models import Order, OrderLine, Refund, RefundLine
from regulars.connectors import jobs
from regulars.connectors.client import Client
from regulars.connectors.following import go_round
from regulars.connectors.hooks import address_of
from regulars.connectors.models import Connection
from tests.connectors.woocommerce.shop import KEY, SECRET, woo_shop

PUBLIC = "https://regulars.example"


@pytest.fixture
def tea(tmp_path, monkeypatch, settings):
    """A shop, and a house of ours that the shop could reach."""
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    Business.objects.update(name="Tea", currency="GBP")
    settings.BASE_URL = PUBLIC
    with woo_shop() as shop:
        yield shop


def connects(page: Page, url: str) -> None:
    page.goto("/settings/connections/")
    page.get_by_label("WooCommerce").check()
    page.get_by_label("Address of the shop").fill(url)
    page.get_by_role("button", name="Connect", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("nothing came yet")


def enters(page: Page, *, key: str, secret: str, button: str) -> None:
    page.get_by_label("Consumer key").fill(key)
    page.get_by_label("Consumer secret").fill(secret)
    page.get_by_role("button", name=button).click()


def forgets(external_id: str) -> None:
    """As if an order's webhook had been lost."""
    RefundLine.objects.filter(refund__order_external_id=external_id).delete()
    Refund.objects.filter(order_external_id=external_id).delete()
    OrderLine.objects.filter(order__external_id=external_id).delete()
    Order.objects.filter(external_id=external_id).delete()


def test_from_the_keys_to_both_sides_and_out_again(owner_page: Page, tea, screenshots):
    page = owner_page
    connects(page, tea.url)

    # The keys are wrong at first; the page says so, and takes others.
    enters(page, key=KEY, secret="mistyped", button="Bring in its history")
    expect(page.get_by_text("It is on its way in.")).to_be_visible()
    screenshots(page, "history-going")
    jobs.pull_histories()  # the page looks by itself how far it is
    expect(page.get_by_role("alert").first).to_contain_text("doesn’t accept these keys")
    screenshots(page, "history-failed")
    enters(page, key=KEY, secret=SECRET, button="Go on")
    jobs.pull_histories()  # the page looks by itself how far it is
    expect(page.get_by_text("New: 2 orders, 1 customer, 3 products, 1 refund.")).to_be_visible()

    # The shop is told to send its webhooks, and a look at it finds them.
    go_round(client=Client())
    connection = Connection.objects.get()
    assert {each["delivery_url"] for each in tea.things["webhooks"]} == {address_of(connection)}
    page.reload()
    page.get_by_text("The address for webhooks, and how to set them up").click()
    page.get_by_role("button", name="Check the connection").click()
    expect(page.get_by_text("All webhooks are active.")).to_be_visible()

    # A webhook got lost; the comparison finds the order, and it comes in.
    forgets("16")
    page.get_by_role("button", name="Compare now").click()
    expect(page.get_by_text("Both sides are compared now.")).to_be_visible()
    jobs.compare(connection.id)
    page.reload()
    expect(page.get_by_text("Orders: 2 in the shop, 1 here before; 1 mended.")).to_be_visible()
    assert Order.objects.filter(external_id="16").exists()
    screenshots(page, "connection-both-sides")

    # They leave the shop, and keep what came from it.
    page.get_by_role("link", name="Disconnect").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Disconnect")
    screenshots(page, "connection-end")
    page.get_by_role("button", name="Disconnect").click()
    expect(page.get_by_text("is no longer connected.")).to_be_visible()
    assert Order.objects.count() == 2
