"""What does a page of a Medusa's list hold?"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

import msgspec

from regulars.commerce.facts import Fact
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Access, Dialogue, Listed, Page, Question
from regulars.connectors.medusa import questions
from regulars.connectors.medusa.amounts import captured
from regulars.connectors.medusa.calls import call, read
from regulars.connectors.medusa.orders import CANCELLED, NEVER_PLACED, of_order, version_of
from regulars.connectors.medusa.people import of_customer
from regulars.connectors.medusa.products import of_product
from regulars.connectors.medusa.shapes import PROBLEMS, Customer, Order, Product, Seen

Told = tuple[Iterable[Fact], datetime]
"""What a thing says, and when it changed last."""

Reader = Callable[[bytes, str], Told]


class Orders(msgspec.Struct, frozen=True, rename={"things": "orders"}):
    things: tuple[msgspec.Raw, ...]
    count: int


class Customers(msgspec.Struct, frozen=True, rename={"things": "customers"}):
    things: tuple[msgspec.Raw, ...]
    count: int


class Products(msgspec.Struct, frozen=True, rename={"things": "products"}):
    things: tuple[msgspec.Raw, ...]
    count: int


Listing = Orders | Customers | Products
LISTINGS: dict[str, type[Listing]] = {"orders": Orders, "customers": Customers, "products": Products}


class VariantOf(msgspec.Struct, frozen=True):
    product_id: str | None = None


class Variants(msgspec.Struct, frozen=True, rename={"things": "variants"}):
    things: tuple[VariantOf, ...] = ()
    count: int = 0


def page(question: Question, *, access: Access) -> Dialogue[Page]:
    """A page of a list; a thing that can't be read keeps back no other. position: how many came before."""
    fields = questions.FIELDS[question.stream]
    body = yield from call(access, question.stream, query=questions.query_of(question, fields=fields))
    found = read(body, LISTINGS[question.stream])
    whole = page_of(question, found, currency=access.currency)
    if question.stream == "products" and question.since and not question.position:
        more = yield from products_of_variants(question.since, access=access)
        whole = replace(whole, facts=(*whole.facts, *more.facts), problems=(*whole.problems, *more.problems))
    return whole


def products_of_variants(since: datetime, *, access: Access) -> Dialogue[Page]:
    """Products of which a variant changed: they themselves don't change with it."""
    facts: list[Fact] = []
    problems: list[str] = []
    position = ""
    while True:
        question = Question(stream="product-variants", position=position, since=since)
        query = questions.query_of(question, fields="id,product_id")
        body = yield from call(access, question.stream, query=query)
        found = read(body, Variants)
        products = {one.product_id for one in found.things if one.product_id}
        if products:
            more = yield from page(Question(stream="products", ids=tuple(sorted(products))), access=access)
            facts, problems = [*facts, *more.facts], [*problems, *more.problems]
        if not (position := following(question, found)):
            return Page(facts=tuple(facts), problems=tuple(problems))


def listed(question: Question, *, access: Access) -> Dialogue[Page]:
    """Ids and versions of a list: not of orders that were called off before anybody paid."""
    fields = questions.SEEN[question.stream]
    body = yield from call(access, question.stream, query=questions.query_of(question, fields=fields))
    found = read(body, LISTINGS[question.stream])
    return Page(
        things=len(found.things),
        next=following(question, found),
        total=found.count,
        listed=tuple(Listed(each.id, version_of(each)) for each in map(seen, found.things) if each),
    )


def seen(thing: msgspec.Raw) -> Seen | None:
    """A thing that is kept here; None where it isn't, or can't be read."""
    try:
        one = decoded(bytes(thing), Seen)
    except PROBLEMS:
        return None
    is_kept = one.status not in NEVER_PLACED and (one.status != CANCELLED or captured(one))
    return one if is_kept else None


def page_of(question: Question, found: Listing, *, currency: str) -> Page:
    """The facts of a list, and what of it can't be read."""
    by = READERS[question.stream]
    facts: list[Fact] = []
    problems, moments = [], []
    for thing in found.things:
        try:
            told, moment = by(bytes(thing), currency)
            facts += told
            moments.append(moment)
        except PROBLEMS as problem:
            problems.append(f"{number(thing)}: {problem}")
    gone = set(question.ids) - set(map(number, found.things)) if question.stream == "orders" else ()
    return Page(
        facts=tuple(facts),
        things=len(found.things),
        next=following(question, found),
        total=found.count,
        problems=tuple(problems),
        latest=max(moments, default=None),
        gone=tuple(sorted(gone)),
    )


def following(question: Question, found: Listing | Variants) -> str:
    """The position of the page after this one."""
    reached = int(question.position or 0) + len(found.things)
    return str(reached) if found.things and reached < found.count else ""


def number(thing: msgspec.Raw) -> str:
    """A thing's id, as far as it has one."""
    try:
        return str(msgspec.json.decode(thing)["id"])
    except (msgspec.DecodeError, KeyError, TypeError, RecursionError):
        return "?"


def order(body: bytes, _currency: str) -> Told:
    placed = decoded(body, Order)
    return list(of_order(placed)), placed.updated_at


def customer(body: bytes, _currency: str) -> Told:
    fact = of_customer(decoded(body, Customer))
    return (fact,), fact.version


def product(body: bytes, currency: str) -> Told:
    one = decoded(body, Product)
    return list(of_product(one, currency=currency)), one.updated_at


READERS: dict[str, Reader] = {"orders": order, "customers": customer, "products": product}
