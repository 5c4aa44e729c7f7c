"""The owner puts the script into the shop; Ann, who allows it, is known on both of her devices."""

import re

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from regulars import clock
from regulars.business.models import Business
from regulars.business.models import Shop as KnownShop
from regulars.channels.visits import token_of
from regulars.commerce.facts import Buyer, CustomerFact
from regulars.commerce.intake import Source, apply
from regulars.connectors.event_clients.models import WriteKey
from regulars.connectors.event_clients.proof import opened, proof_of
from regulars.customers.identify import Identifiers
from regulars.customers.queries import cards, found_by
from tests.storefront.conftest import stored
from tests.storefront.shop import Shop, open_shop

ALLOWS = "window.regulars = [['allow']]"


@pytest.fixture
def candles(database, tmp_path, monkeypatch, settings, live) -> KnownShop:
    """The shop as Regulars knows it, and Ann, who bought there."""
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    settings.BASE_URL = live
    Business.objects.update(name="Candles", currency="EUR")
    shop = KnownShop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga")
    who = Identifiers(email="ann@example.com", shop_customer="7")
    ann = CustomerFact(buyer=Buyer(who=who, name="Ann Berg"), version=clock.now())
    apply([ann], source=Source(shop_id=shop.id, key="test", actor="test"), at=clock.now())
    return shop


@pytest.fixture
def shop(candles: KnownShop, live: str):
    with open_shop() as shop:
        shop.regulars = live
        KnownShop.objects.update(url=shop.address)
        yield shop


def device(browser: Browser, shop: Shop, *, allows: bool = True) -> Page:
    """A browser of a visitor on the shop's first page."""
    page = browser.new_context(base_url=shop.address).new_page()
    page.context.clock.install()
    if allows:
        page.add_init_script(ALLOWS)
    return page


def stays(page: Page, path: str) -> None:
    """Look at a page until all is told, and told it is when the answer has come."""
    page.goto(path)
    with page.expect_response("**/v1/batch") as answer:
        page.clock.run_for(5000)
    assert answer.value.status == 200


def sets_it_up(page: Page) -> str:
    """The owner finds the page, begins, and takes the snippet for any shop."""
    page.goto("/settings/")
    page.get_by_role("link", name="Your shop’s page").first.click()
    expect(page.get_by_text("Candles doesn’t tell yet what visitors do")).to_be_visible()
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_text("We heard nothing from your shop yet.")).to_be_visible()
    page.get_by_label("Recognise who comes by a link of our mails").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    return page.locator("#html-1").inner_text()


def test_from_the_snippet_to_the_persons_page(
    owner_page: Page, browser: Browser, shop: Shop, live: str, client: Client, screenshots
):
    shop.tag = sets_it_up(owner_page)
    screenshots(owner_page, "page-script-new")

    # Bo looks around and allows nothing.
    bo = device(browser, shop, allows=False)
    bo.goto("/candle")
    bo.clock.run_for(10_000)
    assert (stored(bo), WriteKey.objects.get().last_used_at) == ({}, None)

    # Somebody allows it, looks, searches in vain, and the shop's script breaks. It turns out to be Ann.
    phone = device(browser, shop)
    stays(phone, "/candle")
    stays(phone, "/search?q=R%C3%A4ucherkegel")
    stays(phone, "/broken")
    phone.get_by_role("button", name="Break").click()
    with phone.expect_response("**/v1/batch"):
        phone.clock.run_for(1000)
    assert found_by(kind="email", value="ann@example.com") != found_by(kind="device", value=id_of(phone))
    secret = opened(WriteKey.objects.get().proof_secret)
    signed_in = f'data-user="7" data-proof="{proof_of("7", secret=secret)}"'
    snippet, shop.tag = shop.tag, shop.tag.replace("<script", f"<script {signed_in}")
    stays(phone, "/")

    # On her laptop she follows a link of a mail; the address bar shows nothing of it.
    shop.tag = snippet
    (ann,) = found_by(kind="email", value="ann@example.com")
    laptop = device(browser, shop)
    with laptop.expect_response("**/page/link") as answer:
        laptop.goto(f"/soap?rgl={token_of(ann, at=clock.now())}")
    assert (answer.value.status, laptop.url) == (200, shop.address + "/soap")
    with laptop.expect_response("**/v1/batch"):
        laptop.clock.run_for(1000)
    devices = {way.value for way in cards([ann])[0].ways if way.kind == "device"}
    assert devices == {id_of(phone), id_of(laptop)}

    # The owner sees that it works, what was missed and what broke, and on Ann's page what she did.
    owner_page.reload()
    expect(owner_page.locator("#heard")).to_contain_text(
        re.compile(
            r"heard from your shop \d+ seconds? ago\. .*: 5 pages, 2 products, 1 search, 1 script error\."
        )
    )
    expect(owner_page.get_by_role("row", name="räucherkegel")).to_be_visible()
    expect(owner_page.get_by_role("row", name="Basket of … is gone")).to_be_visible()
    screenshots(owner_page, "page-script")
    owner_page.goto(f"/people/{ann}/")
    expect(owner_page.get_by_text("Was in the shop").first).to_be_visible()
    expect(owner_page.get_by_text("Beeswax candle, Soap, searched for ‘Räucherkegel’").first).to_be_visible()


def id_of(page: Page) -> str:
    """By which id the shop's page knows this device."""
    return str(page.evaluate("JSON.parse(localStorage.regulars).d"))
