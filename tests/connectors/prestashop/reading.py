"""Things of a PrestaShop as they are read."""

import json
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from regulars.commerce.facts import Fact
from regulars.connectors.prestashop.orders import Around, of_order
from regulars.connectors.prestashop.settings import Shop, Standing
from regulars.connectors.prestashop.shapes import (
    Address,
    Carriage,
    Carrier,
    Customer,
    Order,
    S,
    UsedRule,
    read,
)
from tests.connectors.prestashop.shop import one

RIGA = ZoneInfo("Europe/Riga")
SHOP = Shop(
    zone=RIGA,
    standing=Standing(frozenset({"6"}), failed="8", delivered="5", shipped=frozenset({"4", "5"})),
    currencies={"1": "EUR"},
    countries={"125": "LV"},
    languages={"1": "lv"},
    carriers={"2": Carrier("2", "Pasts", "https://track.example.com/@")},
)


def shaped(thing: Any, shape: type[S]) -> S:
    return read(json.dumps(thing).encode(), shape)


def order(number: int = 5, **other: Any) -> Order:
    return shaped(one("orders", number, **other), Order)


AROUND = Around(
    shaped(one("customers", 2), Customer),
    shaped(one("addresses", 7), Address),
    [shaped(one("order_cart_rules", 1), UsedRule)],
    [shaped(one("order_carriers", 3), Carriage)],
)


def facts(number: int = 5, *, around: dict[str, Any] | None = None, **other: Any) -> list[Fact]:
    """What an order says."""
    return list(of_order(order(number, **other), around=replace(AROUND, **(around or {})), shop=SHOP))
