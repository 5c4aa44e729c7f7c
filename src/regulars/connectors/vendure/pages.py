"""What does a page of a Vendure's list hold?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

import msgspec

from regulars.commerce.facts import Fact, OrderFact
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Access, Dialogue, Listed, Page, Question
from regulars.connectors.vendure import questions
from regulars.connectors.vendure.calls import Listing, ask, part, read, settings_of
from regulars.connectors.vendure.carts import of_cart
from regulars.connectors.vendure.orders import CANCELLED, is_paid, of_order, version_of
from regulars.connectors.vendure.people import of_customer
from regulars.connectors.vendure.products import of_variant
from regulars.connectors.vendure.shapes import PROBLEMS, Customer, Order, Seen, Settings, Variant

Told = tuple[Iterable[Fact], datetime]
"""What a thing says, and when it changed last."""

Reader = Callable[[bytes, Settings], Told]


class WithVariants(msgspec.Struct, frozen=True):
    """A product, its variants still to be read."""

    variants: tuple[msgspec.Raw, ...] = ()


def products(question: Question, *, access: Access) -> Dialogue[Page]:
    """Variants; of what changed also those of products that changed."""
    options = questions.page_of(question, by="id")
    fields = yield from ask(access, questions.VARIANTS, options=options)
    found, settings = part(fields, "productVariants", Listing), settings_of(fields)
    page = whole(question, found, by=variant, settings=settings)
    if not question.since:
        return page
    fields = yield from ask(access, questions.PRODUCTS, options=options)
    parents = part(fields, "products", Listing)
    variants = tuple(one for each in parents.items for one in read(each, WithVariants).variants)
    more = whole(question, Listing(variants, 0), by=variant, settings=settings)
    return replace(together(page, more), next=page.next or following(question, parents))


def customers(question: Question, *, access: Access) -> Dialogue[Page]:
    """Customers, guests among them."""
    options = questions.page_of(question, by="createdAt")
    fields = yield from ask(access, questions.CUSTOMERS, options=options)
    found = part(fields, "customers", Listing)
    return whole(question, found, by=customer, settings=settings_of(fields))


def orders(question: Question, *, access: Access) -> Dialogue[Page]:
    """Placed orders with all that belongs to them."""
    options = questions.orders(question, access=access)
    fields = yield from ask(access, questions.ORDERS, options=options)
    return orders_of(question, part(fields, "orders", Listing), settings=settings_of(fields))


def carts(question: Question, *, access: Access) -> Dialogue[Page]:
    """Open baskets with something in them."""
    fields = yield from ask(access, questions.ORDERS, options=questions.carts(question))
    return whole(question, part(fields, "orders", Listing), by=cart, settings=settings_of(fields))


def news(question: Question, *, access: Access) -> Dialogue[Page]:
    """The first page of what changed in orders.

    An order's updatedAt says nothing of its state, payments, parcels and refunds (seen in 3.7.3), and no list
    of these can be had. So the orders that were placed last are looked over each time, and those of which any
    part changed are asked for too; what happens to an older one is found by the nightly comparison.
    """
    page = yield from orders(question, access=access)
    fields = yield from ask(access, questions.ORDERS_SEEN, options=questions.latest_orders(access=access))
    there = {fact.external_id for fact in page.facts if isinstance(fact, OrderFact)}
    seen = all_seen(part(fields, "orders", Listing))
    moved = [each.id for each in seen if question.since and version_of(each) >= question.since]
    if more := tuple(one for one in moved if one not in there):
        asked = yield from orders(Question(stream="orders", ids=more), access=access)
        page = replace(together(page, asked), next=page.next)
    stock = yield from sold(page, access=access)
    return replace(page, facts=(*page.facts, *stock.facts), problems=(*page.problems, *stock.problems))


def sold(page: Page, *, access: Access) -> Dialogue[Page]:
    """The variants of a page's orders, whose pieces are fewer now: their own updatedAt doesn't say so."""
    orders = (fact for fact in page.facts if isinstance(fact, OrderFact))
    skus = sorted({line.sku for order in orders for line in order.lines if line.kind == "product"})
    if not skus:
        return Page()
    fields = yield from ask(access, questions.VARIANTS, options=questions.called(skus))
    found = part(fields, "productVariants", Listing)
    return whole(Question(stream="products"), found, by=variant, settings=settings_of(fields))


def listed(question: Question, *, access: Access) -> Dialogue[Page]:
    """Ids and versions of a list: not of orders that were called off before anybody paid."""
    if question.stream == "customers":
        options = questions.page_of(question, by="createdAt")
        fields = yield from ask(access, questions.CUSTOMERS_SEEN, options=options)
    else:
        options = questions.orders(question, access=access)
        fields = yield from ask(access, questions.ORDERS_SEEN, options=options)
    found = part(fields, question.stream, Listing)
    kept = (each for each in all_seen(found) if each.state != CANCELLED or is_paid(each))
    return Page(
        things=len(found.items),
        next=following(question, found),
        total=found.total_items,
        listed=tuple(Listed(each.id, version_of(each)) for each in kept),
    )


def orders_of(question: Question, found: Listing, *, settings: Settings) -> Page:
    """The orders of a list; of what changed also that their baskets are at an end."""
    page = whole(question, found, by=order, settings=settings)
    if question.ids or question.since:
        page = replace(page, facts=(*page.facts, *whole(question, found, by=cart, settings=settings).facts))
    gone = set(question.ids) - {number(each) for each in found.items}
    return replace(page, gone=tuple(sorted(gone)))


def whole(question: Question, found: Listing, *, by: Reader, settings: Settings) -> Page:
    """The facts of a list, and what of it can't be read."""
    facts: list[Fact] = []
    problems, moments = [], []
    for thing in found.items:
        try:
            told, moment = by(bytes(thing), settings)
            facts += told
            moments.append(moment)
        except PROBLEMS as problem:
            problems.append(f"{number(thing)}: {problem}")
    return Page(
        facts=tuple(facts),
        things=len(found.items),
        next=following(question, found),
        total=found.total_items,
        problems=tuple(problems),
        latest=max(moments, default=None),
    )


def together(page: Page, more: Page) -> Page:
    """A page with the facts of another."""
    return replace(
        page,
        facts=(*page.facts, *more.facts),
        things=page.things + more.things,
        problems=(*page.problems, *more.problems),
        latest=max(filter(None, (page.latest, more.latest)), default=None),
        gone=(*page.gone, *more.gone),
    )


def following(question: Question, found: Listing) -> str:
    """The position of the page after this one."""
    reached = int(question.position or 0) + len(found.items)
    return str(reached) if found.items and reached < found.total_items else ""


def all_seen(found: Listing) -> Iterator[Seen]:
    """The things of a list that tells only which there are; one that can't be read is left out."""
    for thing in found.items:
        try:
            yield decoded(bytes(thing), Seen)
        except PROBLEMS:
            continue


def number(thing: msgspec.Raw) -> str:
    """A thing's id, as far as it has one."""
    try:
        return str(msgspec.json.decode(thing)["id"])
    except (msgspec.DecodeError, KeyError, TypeError, RecursionError):
        return "?"


def variant(body: bytes, settings: Settings) -> Told:
    fact = of_variant(decoded(body, Variant), settings=settings)
    return (fact,), fact.version


def customer(body: bytes, _settings: Settings) -> Told:
    fact = of_customer(decoded(body, Customer))
    return (fact,), fact.version


def order(body: bytes, settings: Settings) -> Told:
    placed = decoded(body, Order)
    return list(of_order(placed, settings=settings)), version_of(placed)


def cart(body: bytes, settings: Settings) -> Told:
    basket = decoded(body, Order)
    fact = of_cart(basket, settings=settings)
    return ((fact,) if fact else ()), version_of(basket)


Stream = Callable[..., Dialogue[Page]]
STREAMS: Mapping[str, Stream] = {
    "products": products,
    "customers": customers,
    "orders": orders,
    "carts": carts,
}
