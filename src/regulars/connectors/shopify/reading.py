"""What do the things say that a Shopify's API tells?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import urlsplit

import msgspec

from regulars.commerce.facts import Fact
from regulars.connectors.exchange import Page
from regulars.connectors.shopify.amounts import id_in
from regulars.connectors.shopify.calls import Data
from regulars.connectors.shopify.carts import cart_fact
from regulars.connectors.shopify.orders import of_order
from regulars.connectors.shopify.people import of_customer
from regulars.connectors.shopify.products import Product, of_product
from regulars.connectors.shopify.shapes import Checkout, Customer, Order
from regulars.money import MoneyError

PROBLEMS = (msgspec.ValidationError, MoneyError, ValueError, TypeError, KeyError)
RECOVERY = "recover"


def read(things: Sequence[Data], stream: str, *, currency: str) -> Page:
    """The facts of things, and what of them can't be read."""
    facts: list[Fact] = []
    problems = []
    for thing in things:
        try:
            facts += READERS[stream](thing, currency)
        except PROBLEMS as problem:
            problems.append(f"{id_in(str(thing.get('id', '?')))}: {problem}")
    return Page(facts=tuple(facts), things=len(things), problems=tuple(problems))


def product(thing: Data, currency: str) -> Iterable[Fact]:
    return of_product(msgspec.convert(thing, Product, strict=False), currency=currency)


def customer(thing: Data, _currency: str) -> Iterable[Fact]:
    found = msgspec.convert(thing, Customer, strict=False)
    if found.updated_at is None:
        raise msgspec.ValidationError("Object missing required field `updated_at`")
    return of_customer(found, version=found.updated_at)


def order(thing: Data, _currency: str) -> Iterable[Fact]:
    total = thing["total_price_set"]["shop_money"]["amount"]
    found = msgspec.convert(thing | {"total_price": total}, Order, strict=False)
    return () if found.test else of_order(found, sent_at=None)


def checkout(thing: Data, _currency: str) -> Iterable[Fact]:
    return [cart_fact(msgspec.convert(as_webhook(thing), Checkout, strict=False), sent_at=None)]


def as_webhook(thing: Data) -> Data:
    """A checkout as webhooks tell it: in the buyer's currency, and known by the token in its address."""
    total = thing["total_price_set"]["presentment_money"]
    lines = [
        line
        | {
            "line_price": line["line_price_set"]["presentment_money"]["amount"],
            "gift_card": bool((line.get("product") or {}).get("gift_card")),
        }
        for line in thing.get("line_items", ())
    ]
    return thing | {
        "token": token_in(thing.get("abandoned_checkout_url") or "") or id_in(thing["id"]),
        "currency": total["currency_code"],
        "total_price": total["amount"],
        "line_items": lines,
    }


def token_in(address: str) -> str:
    """`https://candles.example.com/1/checkouts/ac/TOKEN/recover?key=...`."""
    parts = urlsplit(address).path.rstrip("/").split("/")
    return parts[-2] if len(parts) > 2 and parts[-1] == RECOVERY else ""


READERS: Mapping[str, Callable[[Data, str], Iterable[Fact]]] = {
    "products": product,
    "customers": customer,
    "orders": order,
    "checkouts": checkout,
}
