"""Visitors walk through the storefront of a running Vendure, whose page tells a running Regulars.

Prices with their tax: a tea pot is 29.99, a red mug 10.79, sending 5.00.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser

from regulars.commerce.models import Order
from regulars.connectors.models import Connection
from regulars.customers.queries import found_by, members
from regulars.events.behaviour import BEHAVIOURS
from regulars.events.models import Event
from regulars.storefront.served import newest
from tests.channels.patience import until
from tests.conftest import Database
from tests.connectors.serving import Serving, kill, serving
from tests.live import story
from tests.live.recording import Running
from tests.live.vendure.front import Visitor, storefront
from tests.live.vendure.shop import ERROR, Vendure, vendure
from tests.storefront.conftest import stored

FILES = ("page.html", "regulars-page.tsx", "regulars-proof.server.ts")
WORD = "only Ann knows it"


@dataclass(frozen=True)
class Street:
    """What stands: the Vendure, its storefront's address, and our server. ann: Vendure's number of her."""

    people: Vendure
    shop: Running
    address: str
    ours: Serving
    regulars: str
    ann: str

    def visitor(self, browser: Browser) -> Visitor:
        return Visitor(browser, shop=self.address, regulars=self.regulars)

    def order(self, number: str) -> Order:
        """An order, when following the Vendure has brought it."""
        story.until(self.shop, lambda: Order.objects.filter(number=number).exists())
        return Order.objects.get(number=number)


@pytest.fixture
def street(client: Client, database: Database, settings, tmp_path: Path, monkeypatch) -> Iterator[Street]:
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    with vendure(tmp_path) as people, serving(database) as ours:
        ann, shop = account(people), Running(people.url)
        connection = story.connected(shop, kind="vendure", keys={"api_key": people.key()}, currency="USD")
        settings.BASE_URL = str(ours.client.base_url).rstrip("/")
        with fronted(people, connection, client, folder=tmp_path, regulars=settings.BASE_URL) as address:
            yield Street(people, shop, address, ours, settings.BASE_URL, ann)


def account(people: Vendure) -> str:
    """Ann's account at the shop: its number of her."""
    who = {"firstName": "Ann", "lastName": "Berg", "emailAddress": "ann@example.com"}
    made = people.admin(
        "mutation($who: CreateCustomerInput!, $word: String!) {"
        f"  createCustomer(input: $who, password: $word) {{ ... on Customer {{ id }} {ERROR} }} }}",
        who=who,
        word=WORD,
    )
    return str(made["createCustomer"]["id"])


@contextmanager
def fronted(
    people: Vendure, connection: Connection, client: Client, *, folder: Path, regulars: str
) -> Iterator[str]:
    """The storefront, with what the settings page says to put into it."""
    settings_page = f"/settings/page/{connection.shop_id}/"
    client.post(f"{settings_page}begin/")
    proof = client.get(settings_page).context["proof"]
    snippets = {name: client.get(f"{settings_page}files/{name}").content.decode() for name in FILES}
    api = f"{people.url}/shop-api"
    with storefront(folder, api=api, regulars=regulars, snippets=snippets, proof=proof) as address:
        yield address


def told(device: str) -> list[str]:
    """What a device's visitor did: what it was, and what it was about."""
    by = [each for one in found_by(kind="device", value=device) for each in members(one)]
    rows = Event.objects.filter(customer_id__in=by, name__in=BEHAVIOURS)
    return sorted(f"{row.name} {about(row.payload['properties'])}".rstrip() for row in rows)


def about(properties: Mapping[str, object]) -> str:
    names = ("path", "sku", "query", "results", "step", "order_id")
    return " ".join(str(properties[name]) for name in names if name in properties)


def heard(visitor: Visitor, *wanted: str) -> None:
    """All that a visitor's device told is this, when it has come; nothing broke in their pages."""
    until(lambda: len(told(visitor.id)) >= len(wanted))
    assert told(visitor.id) == sorted(wanted)
    assert visitor.broken == []


LOOKED = (
    "page.viewed /products/tea-pot",
    "product.viewed SKU-0",
    "page.viewed /search",
    "products.searched mug 1",
    "page.viewed /search",
    "products.searched samovar 0",
    "page.viewed /",
    "page.viewed /products/mug",
    "product.viewed MUG-R",
    "cart.added MUG-R",
    "page.viewed /cart",
    "cart.viewed",
)
AT_TILL = (
    "page.viewed /checkout",
    "checkout.started",
    "checkout.step_viewed who",
    "page.viewed /checkout",
    "checkout.step_viewed delivery",
    "page.viewed /checkout",
    "checkout.step_viewed payment",
    "page.viewed /thanks",
)
SIGNED_IN = (
    "page.viewed /account",
    "page.viewed /products/tea-pot",
    "product.viewed SKU-0",
    "cart.added SKU-0",
    "page.viewed /cart",
    "cart.viewed",
)
SEEN = ("page.viewed /", "page.viewed /products/mug", "product.viewed MUG-R")
WAITED = ("cart.added MUG-R", *["page.viewed /cart", "cart.viewed"] * 2, *AT_TILL)


def looks_around(ann: Visitor) -> None:
    """Ann allows nothing at first, then all; she looks, searches, once in vain, and fills a basket."""
    ann.opens("/", heading="Kettles")
    ann.follows("Mug", heading="Mug")
    ann.searches("mug", finds=1)
    ann.opens("/products/tea-pot", heading="Tea Pot")
    assert (stored(ann.page), set(ann.asked)) == ({}, {f"GET {newest().path}"})
    ann.presses("Allow")
    ann.stays()
    ann.searches("mug", finds=1)
    ann.searches("samovar", finds=0)
    ann.follows("Home", heading="Kettles")
    ann.follows("Mug", heading="Mug")
    ann.presses("Add Mug Red", heading="Basket")


def signs_in_and_buys(ann: Visitor) -> str:
    """With her account; the shop's server then says on products' pages who she is. The order's number."""
    ann.follows("Sign in", heading="Your account")
    ann.writes("E-mail", "ann@example.com")
    ann.writes("Password", WORD)
    ann.presses("Sign in", heading="Tea Pot")
    ann.presses("Add Tea Pot", heading="Basket")
    ann.follows("To the till", heading="Till")
    ann.presses("Go on as Ann", sees="Deliver to Brīvības 1, Rīga")
    return ann.pays()


def allows_and_looks(visitor: Visitor) -> None:
    visitor.opens("/", heading="Kettles")
    visitor.presses("Allow")
    visitor.follows("Mug", heading="Mug")


def buys_as_guest(visitor: Visitor, email: str) -> str:
    """A mug that is being looked at; with a page loaded anew on the way. The order's number."""
    visitor.presses("Add Mug Red", heading="Basket")
    visitor.opens("/cart", heading="Basket")
    visitor.follows("To the till", heading="Till")
    visitor.writes("E-mail", email)
    visitor.presses("Go on as a guest", sees="Deliver to Brīvības 1, Rīga")
    number = visitor.pays()
    assert visitor.broken == []
    return number


@pytest.mark.long
def test_a_running_vendures_page_tells_and_sells_without_us(
    street: Street, browser: Browser, client: Client, database: Database
):
    ann = street.visitor(browser)
    looks_around(ann)
    heard(ann, *LOOKED)
    assert found_by(kind="device", value=ann.id) != found_by(kind="shop", value=street.ann)

    number = signs_in_and_buys(ann)
    heard(ann, *LOOKED, *SIGNED_IN, *AT_TILL, f"checkout.completed {number}")
    (known,) = found_by(kind="device", value=ann.id)
    assert [known] == found_by(kind="shop", value=street.ann)

    # The page said that it was ordered; the order itself is the Vendure's, and there is one.
    assert Order.objects.count() == 0
    order = street.order(number)
    assert (order.customer_id, order.total_minor) == (known, 2999 + 1079 + 500)
    assert Order.objects.count() == 1
    page = client.get(f"/people/{known}/").content.decode()
    assert "Was in the shop" in page
    assert "searched for ‘samovar’" in page
    assert page.count("Ordered for $45.78") == 1

    # Our server ends while Bo looks at a mug, and before Dita comes. Both buy.
    bo, dita = street.visitor(browser), street.visitor(browser)
    allows_and_looks(bo)
    heard(bo, *SEEN)
    kill(street.ours.process)
    bos = buys_as_guest(bo, "bo@example.com")
    allows_and_looks(dita)
    ditas = buys_as_guest(dita, "dita@example.com")
    assert (stored(dita.page).keys(), dita.page.evaluate("typeof regulars")) == ({"cookie"}, "undefined")
    assert [street.order(each).total_minor for each in (bos, ditas)] == [1079 + 500] * 2
    assert Order.objects.count() == 3
    assert told(bo.id) == sorted(SEEN)

    # When it is back, a minute later, it hears what waited in Bo's tab.
    with serving(database, port=street.ours.client.base_url.port):
        bo.stays(seconds=60)
        bo.follows("Home", heading="Kettles")
        heard(bo, *SEEN, *WAITED, f"checkout.completed {bos}", "page.viewed /")
