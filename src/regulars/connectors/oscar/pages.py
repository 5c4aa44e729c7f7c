"""What does a page of an Oscar shop's list hold?"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import msgspec

from regulars.commerce.facts import Fact
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Access, Dialogue, Listed, Page, Question
from regulars.connectors.oscar.calls import call, read
from regulars.connectors.oscar.carts import of_cart
from regulars.connectors.oscar.orders import DECLINED, of_order
from regulars.connectors.oscar.people import of_customer
from regulars.connectors.oscar.products import of_product
from regulars.connectors.oscar.shapes import PROBLEMS, Cart, Listing, Order, Person, Product, Seen, Untold

Reader = Callable[[bytes, str, datetime], Iterable[Fact]]
"""What a thing says, in a shop of this currency, when it was read."""


def page(question: Question, *, access: Access) -> Dialogue[Page]:
    """A page of a list; a thing that can't be read keeps back no other. position: the last id before it."""
    body = yield from call(access, question.stream, query=query_of(question))
    found = read(body, Listing)
    if question.only_listed:
        return Page(
            things=len(found.things),
            next=found.next,
            total=found.total,
            listed=tuple(Listed(each.id, each.changed_at) for each in map(seen, found.things) if each),
        )
    return page_of(question, found, currency=access.currency)


def query_of(question: Question) -> list[tuple[str, str]]:
    """The query of a list."""
    query = []
    if question.position:
        query.append(("after", question.position))
    if question.since:
        query.append(("since", question.since.astimezone(UTC).isoformat()))
    if question.ids:
        query.append(("ids", ",".join(question.ids)))
    if question.only_listed:
        query.append(("listed", "1"))
    return query


def page_of(question: Question, found: Listing, *, currency: str) -> Page:
    """The facts of a list, and what of it can't be read."""
    by = READERS[question.stream]
    facts: list[Fact] = []
    problems = []
    for thing in found.things:
        try:
            if untold := decoded(bytes(thing), Untold).problem:
                problems.append(f"{number(thing)}: {untold}")
            else:
                facts += by(bytes(thing), currency, found.read_at)
        except PROBLEMS as problem:
            problems.append(f"{number(thing)}: {problem}")
    gone = set(question.ids) - set(map(number, found.things)) if question.stream == "orders" else ()
    return Page(
        facts=tuple(facts),
        things=len(found.things),
        next=found.next,
        total=found.total,
        problems=tuple(problems),
        latest=found.read_at,
        gone=tuple(sorted(gone)),
    )


def seen(thing: msgspec.Raw) -> Seen | None:
    """A thing that is kept here; None where it isn't, or can't be read."""
    try:
        one = decoded(bytes(thing), Seen)
    except PROBLEMS:
        return None
    return one if one.means != DECLINED else None


def number(thing: msgspec.Raw) -> str:
    """A thing's id, as far as it has one."""
    try:
        return str(msgspec.json.decode(thing)["id"])
    except (msgspec.DecodeError, KeyError, TypeError, RecursionError):
        return "?"


def order(body: bytes, _currency: str, _read_at: datetime) -> Iterable[Fact]:
    return list(of_order(decoded(body, Order)))


def customer(body: bytes, _currency: str, read_at: datetime) -> Iterable[Fact]:
    return list(of_customer(decoded(body, Person), read_at=read_at))


def product(body: bytes, currency: str, read_at: datetime) -> Iterable[Fact]:
    return [of_product(decoded(body, Product), currency=currency, read_at=read_at)]


def cart(body: bytes, _currency: str, _read_at: datetime) -> Iterable[Fact]:
    return [of_cart(decoded(body, Cart))]


READERS: dict[str, Reader] = {"orders": order, "customers": customer, "products": product, "carts": cart}
