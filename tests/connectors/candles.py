"""A candle shop that is asked through an API of the tests' own, two things at a time.

Ann buys monthly, Dita is a star, Bo bought once and gave it back.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from regulars.commerce.facts import Buyer, Fact, LineFact, OrderFact, ProductFact, RefundFact, RefundLineFact
from regulars.connectors.changes import Change, CouponMade, CustomerTagged
from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import (
    Access,
    Answer,
    Api,
    ChangeRefused,
    Credential,
    Dialogue,
    Finding,
    Hooks,
    KeysRefused,
    Listed,
    NoApi,
    Page,
    Question,
    Request,
    Standing,
)
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


CHANGES: frozenset[type[Change]] = frozenset({CouponMade, CustomerTagged})


class CandleApi(Api):
    """How the shop is asked, in values."""

    credentials = (Credential("key", "API key"),)
    steps = ("Open the shop’s settings.", "Make a key.")
    streams = ("products", "orders", "refunds")
    followed: Mapping[str, timedelta] = {"orders": timedelta(seconds=3)}
    compared = ("orders",)
    changes = CHANGES

    def signed(self, request: Request, *, access: Access, at: datetime, nonce: str) -> Request:
        assert nonce
        return replace(request, headers={"key": access.credentials["key"]})

    def page(self, question: Question, *, access: Access) -> Dialogue[Page]:
        wanted = (
            f"={','.join(question.ids)}" if question.ids else f"+{question.since}" if question.since else ""
        )
        listed = " listed" if question.only_listed else ""
        url = f"{access.url}/{question.stream}?{question.position or 0}{wanted}{listed}"
        said = spoken((yield Request(url=url)))
        things = said["things"]
        page = Page(
            things=len(things),
            next=said["next"],
            total=said.get("total"),
            problems=tuple(said.get("problems", ())),
            wait=timedelta(seconds=said["wait"]) if "wait" in said else None,
            latest=FEBRUARY if things else None,
            gone=tuple(one for one in question.ids if one not in things),
        )
        if question.only_listed:
            return replace(page, listed=tuple(Listed(one, FEBRUARY) for one in things))
        facts = tuple(fact(question.stream, one, currency=access.currency) for one in things)
        return replace(page, facts=facts)

    def check(self, hooks: Hooks, *, access: Access) -> Dialogue[tuple[Finding, ...]]:
        spoken((yield Request(url=f"{access.url}/check")))
        return (Finding(Standing.GOOD, "The key may read."),)

    def subscribe(self, hooks: Hooks, *, access: Access) -> Dialogue[bool]:
        spoken((yield Request(url=f"{access.url}/webhooks", method="POST", body=hooks.address.encode())))
        return True

    def change(self, change: Change, *, access: Access) -> Dialogue[None]:
        answer = yield Request(url=f"{access.url}/changes", method="POST", body=msgspec.json.encode(change))
        if answer.status == 422:
            raise ChangeRefused(answer.body.decode())
        spoken(answer)


def spoken(answer: Answer) -> Any:
    """What the shop says. Raises KeysRefused, NoApi, Unreadable."""
    if answer.status == 401:
        raise KeysRefused("401")
    if answer.status == 404:
        raise NoApi("404")
    try:
        return json.loads(answer.body)
    except ValueError as problem:
        raise Unreadable(str(problem)) from problem


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
    """What the shop answers.

    asked: the pages, in order; told: what it was told. first: what comes of the first questions instead.
    """

    def __init__(self, *, first: Sequence[Answer | Exception] = ()) -> None:
        self.asked: list[str] = []
        self.told: list[str] = []
        self.first = list(first)
        self.things = {stream: list(things) for stream, things in THINGS.items()}

    def send(self, request: Request) -> Answer:
        """A page's answer."""
        stream, _, place = request.url.rpartition("/")[2].partition("?")
        self.asked.append(f"{stream} {place}".strip())
        if request.body:
            self.told.append(request.body.decode())
        if self.first:
            said = self.first.pop(0)
            if isinstance(said, Exception):
                raise said
            return said
        if request.headers["key"] != KEY:
            return Answer(401, {}, b"")
        return Answer(200, {}, json.dumps(self.answered(stream, place)).encode())

    def answered(self, stream: str, place: str) -> dict[str, Any]:
        if stream not in self.things:
            return {}
        things, wanted = self.things[stream], place.partition("=")[2]
        if wanted:
            return {"things": [one for one in things if one in wanted.split(",")], "next": ""}
        start = int(place.replace("+", " ").split()[0])
        following = start + A_PAGE
        return {
            "things": things[start:following],
            "next": str(following) if following < len(things) else "",
            "total": len(things),
        }
