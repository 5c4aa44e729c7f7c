"""A candle shop that is asked through an API of the tests' own, two things at a time.

Ann buys monthly, Dita is a star, Bo bought once and gave it back.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from regulars.commerce.facts import Buyer, Fact, LineFact, OrderFact, ProductFact, RefundFact, RefundLineFact
from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Access, Answer, Credential, KeysRefused, NoApi, Page, Request
from regulars.customers.identify import Identifiers

KEY = "right"
A_PAGE = 2
FEBRUARY = datetime(2026, 2, 1, tzinfo=UTC)
THINGS = {
    "products": ["RED", "BLUE"],
    "orders": ["ann-1", "ann-2", "bo-1", "dita-1", "dita-2"],
    "refunds": ["bo-1", "cy-1"],
}
"""Five orders are three pages. Nobody knows the order of which cy-1 is a refund; it is by nobody."""
PAGES = 1 + 3 + 1


class CandleApi:
    """How the shop is asked, in values."""

    credentials = (Credential("key", "API key"),)
    steps = ("Open the shop’s settings.", "Make a key.")
    streams = ("products", "orders", "refunds")

    def request(self, stream: str, *, position: str, access: Access, at: datetime, nonce: str) -> Request:
        assert nonce
        return Request(
            url=f"{access.url}/{stream}?{position or 0}", headers={"key": access.credentials["key"]}
        )

    def read(self, stream: str, answer: Answer, *, position: str, currency: str) -> Page:
        if answer.status == 401:
            raise KeysRefused("401")
        if answer.status == 404:
            raise NoApi("404")
        try:
            said = json.loads(answer.body)
        except ValueError as problem:
            raise Unreadable(str(problem)) from problem
        return Page(
            tuple(fact(stream, name, currency=currency) for name in said["things"]),
            things=len(said["things"]),
            next=said["next"],
            total=said["total"],
            problems=tuple(said.get("problems", ())),
        )


def fact(stream: str, name: str, *, currency: str) -> Fact:
    """What the shop says of a thing: a candle is 5.00."""
    if stream == "products":
        return ProductFact(sku=name, name=f"{name} candle", currency=currency, version=FEBRUARY)
    if stream == "refunds":
        back = RefundLineFact(key="1", sku="RED", quantity=Decimal(1), revenue_minor=500)
        return RefundFact(
            external_id=f"{name}-back", order_external_id=name, refunded_at=FEBRUARY,
            currency=currency, lines=(back,), total_minor=500,
        )  # fmt: skip
    buyer = Buyer(who=Identifiers(email=f"{name.partition('-')[0]}@example.com"))
    line = LineFact(key="1", sku="RED", quantity=Decimal(1), revenue_minor=500)
    return OrderFact(
        external_id=name, placed_at=FEBRUARY, currency=currency, buyer=buyer,
        lines=(line,), total_minor=500, version=FEBRUARY,
    )  # fmt: skip


class CandleShop:
    """What the shop answers. asked: the pages, in order. first: what comes of the first questions instead."""

    def __init__(self, *, first: Sequence[Answer | Exception] = ()) -> None:
        self.asked: list[str] = []
        self.first = list(first)

    def send(self, request: Request) -> Answer:
        """A page's answer."""
        stream, _, place = request.url.rpartition("/")[2].partition("?")
        self.asked.append(f"{stream} {place}")
        if self.first:
            said = self.first.pop(0)
            if isinstance(said, Exception):
                raise said
            return said
        if request.headers["key"] != KEY:
            return Answer(401, {}, b"")
        things, start = THINGS[stream], int(place)
        following = start + A_PAGE
        body = {
            "things": things[start:following],
            "next": str(following) if following < len(things) else "",
            "total": len(things),
        }
        return Answer(200, {}, json.dumps(body).encode())
