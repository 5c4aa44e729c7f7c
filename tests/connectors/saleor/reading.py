"""Things of a Saleor in our shapes."""

from typing import Any, TypeVar

import msgspec

from regulars.commerce.facts import Fact
from regulars.connectors.saleor.orders import of_order
from regulars.connectors.saleor.shapes import Order
from tests.connectors.saleor import things

S = TypeVar("S")
F = TypeVar("F")


def shaped(thing: Any, shape: type[S]) -> S:
    """A thing as it is read."""
    return msgspec.json.decode(msgspec.json.encode(thing), type=shape, strict=False)


def order(**other: Any) -> Order:
    return shaped(things.order(**other), Order)


def facts(kind: type[F], **other: Any) -> list[F]:
    """What an order says of a kind."""
    told: list[Fact] = list(of_order(order(**other)))
    return [fact for fact in told if isinstance(fact, kind)]
