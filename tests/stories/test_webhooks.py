"""The owner tells the warehouse's program of orders, it fails for a while, and nothing is missed."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from regulars import clock
from regulars.connectors.outgoing.courier import carry_all
from tests.engine.store import Store
from tests.web.outward.receiver import receiving


def test_an_order_reaches_the_warehouse_though_it_was_down(owner_page: Page, live: str, screenshots):
    page, store = owner_page, Store.opened()
    store.at = clock.wall()
    page.goto("/settings/webhooks/")
    screenshots(page, "webhooks-empty")
    down = True
    with receiving(lambda n: 503 if down else 200) as warehouse:
        page.get_by_label("Name").fill("Warehouse")
        page.get_by_role("textbox", name="Address").fill(warehouse.url)
        page.get_by_label("consent.given").check()
        page.get_by_role("button", name="Add it").click()
        secret = page.locator("#secret").inner_text()
        expect(page.get_by_role("row", name="Warehouse")).to_contain_text("on")
        screenshots(page, "webhooks")

        # Ann buys while the warehouse is down.
        store.sells("ann")
        carry_all()
        page.get_by_role("link", name="Warehouse").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("have been failing since")
        expect(page.get_by_role("row", name="order.placed")).to_contain_text("tried, comes again")
        screenshots(page, "webhook-failing")

        # It is up again; nobody waits for the next attempt.
        down = False
        page.get_by_role("button", name="Again", exact=True).click()
        expect(page.get_by_text("1 goes again now")).to_be_visible()
        carry_all(now=lambda: clock.wall() + timedelta(seconds=1))
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_contain_text("is told what happens")
        expect(page.get_by_role("row", name="order.placed")).to_contain_text("taken")
        screenshots(page, "webhook")
    assert {each["type"] for each in warehouse.told(secret)} == {"order.placed"}
    assert len(set(warehouse.ids)) == 1
