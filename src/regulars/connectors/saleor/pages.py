"""What does a page of a Saleor's list hold?"""

from base64 import b64decode
from binascii import Error
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import msgspec

from regulars.commerce.facts import Fact
from regulars.connectors.connector import Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Access, Dialogue, Listed, Page, Question
from regulars.connectors.saleor import questions
from regulars.connectors.saleor.calls import Listing, ask, part, read
from regulars.connectors.saleor.carts import of_bought, of_checkout
from regulars.connectors.saleor.orders import is_kept, of_order, version_of
from regulars.connectors.saleor.people import of_customer
from regulars.connectors.saleor.products import of_variant
from regulars.connectors.saleor.shapes import PROBLEMS, Checkout, Customer, Order, Seen, Shape
from regulars.connectors.saleor.shelf import Channel, Variant

Told = tuple[Iterable[Fact], datetime | None]
"""What a thing says, and when it changed last."""

AT_ONCE = 100

Reader = Callable[[bytes], Told]


class WithVariants(msgspec.Struct, frozen=True):
    """A product, its variants still to be read."""

    variants: tuple[msgspec.Raw, ...] | None = None


class CustomerSeen(Shape, frozen=True):
    id: str
    updated_at: datetime


def products(question: Question, *, access: Access) -> Dialogue[Page]:
    """Variants as they are sold in one channel; what is asked for may also be whole products.

    Any other id is left out: Saleor would refuse the whole question.
    """
    channel = yield from channel_asked(access)
    if channel is None:
        return Page()

    def by(body: bytes) -> Told:
        fact = of_variant(decoded(body, Variant), channel=channel)
        return (fact,), fact.version

    wanted = [one for one in question.ids if kind_of(one) == "Product"]
    others = [one for one in question.ids if kind_of(one) == "ProductVariant"]
    page = Page()
    if others or not question.ids:
        values = questions.part_of(question) | {"channel": channel.slug, "ids": others or None}
        values["filter"] = None if others else questions.narrowed(question)
        fields = yield from ask(access, questions.VARIANTS, **values)
        page = whole(part(fields, "productVariants", Listing), by=by)
    if wanted:
        values = questions.part_of(question) | {"channel": channel.slug, "filter": {"ids": wanted}}
        fields = yield from ask(access, questions.PRODUCTS, **values)
        parents = part(fields, "products", Listing).nodes
        variants = [one for each in parents for one in read(each, WithVariants).variants or ()]
        page = together(page, of_things(variants, by=by))
    return page


def channel_asked(access: Access) -> Dialogue[Channel | None]:
    """The channel whose prices count: the one the owner named, else an active one of the shop's currency."""
    fields = yield from ask(access, questions.CHANNELS)
    named = questions.channel_of(access)
    channels = part(fields, "channels", tuple[Channel, ...])
    fits = [each for each in channels if each.slug == named or (not named and each.is_active)]
    return min(fits, key=lambda each: each.currency_code != access.currency, default=None)


def customers(question: Question, *, access: Access) -> Dialogue[Page]:
    """Those who have an account; guests stand in their orders."""
    values = questions.part_of(question) | {"filter": questions.narrowed(question)}
    text = questions.CUSTOMERS_SEEN if question.only_listed else questions.CUSTOMERS
    fields = yield from ask(access, text, **values)
    found = part(fields, "customers", Listing)
    if question.only_listed:
        return replace(counted(found), listed=tuple(filter(None, map(customer_seen, found.nodes))))
    key = access.credentials.get("consent_key", "")

    def by(body: bytes) -> Told:
        record = decoded(body, Customer)
        return list(of_customer(record, consent_key=key)), record.updated_at

    return whole(found, by=by)


def orders(question: Question, *, access: Access) -> Dialogue[Page]:
    """Orders with all that belongs to them.

    Of what changed also that their baskets are at an end, and how many are left of what was bought: of that
    no webhook tells.
    """
    values = questions.part_of(question) | {
        "filter": questions.narrowed(question),
        "channel": questions.channel_of(access),
    }
    text = questions.ORDERS_SEEN if question.only_listed else questions.ORDERS
    fields = yield from ask(access, text, **values)
    found = part(fields, "orders", Listing)
    if question.only_listed:
        return replace(counted(found), listed=tuple(filter(None, map(order_seen, found.nodes))))
    page = whole(found, by=order_with_basket if question.ids or question.since else order)
    gone = set(question.ids) - {number(each) for each in found.nodes}
    page = replace(page, gone=tuple(sorted(gone)))
    bought = variants_in(found) if question.ids or question.since else ()
    for some in (bought[begin : begin + AT_ONCE] for begin in range(0, len(bought), AT_ONCE)):
        shelves = yield from products(Question(stream="products", ids=some), access=access)
        page = together(page, replace(shelves, things=0, latest=None))
    return page


def variants_in(found: Listing) -> tuple[str, ...]:
    """The variants that were bought in orders, as far as these can be read."""
    bought: set[str] = set()
    for thing in found.nodes:
        with suppress(Unreadable):
            bought |= {line.product_variant_id or "" for line in read(thing, Order).lines}
    return tuple(sorted(bought - {""}))


def carts(question: Question, *, access: Access) -> Dialogue[Page]:
    """Open baskets; one that is asked for is asked for alone, since their list can't be narrowed so.

    Webhooks tell of all channels: of another than the one that was named nothing is said.
    """
    if not question.ids:
        values = questions.part_of(question) | {"channel": questions.channel_of(access)}
        fields = yield from ask(access, questions.CHECKOUTS, **values)
        return whole(part(fields, "checkouts", Listing), by=cart)
    things = []
    for one in question.ids:
        fields = yield from ask(access, questions.A_CHECKOUT, id=one)
        things.append(part(fields, "checkout", msgspec.Raw))
    named = questions.channel_of(access)

    def by(body: bytes) -> Told:
        basket = decoded(body, Checkout)
        return cart(body) if named in {None, basket.channel.slug} else ((), basket.updated_at)

    return of_things([thing for thing in things if bytes(thing) != b"null"], by=by)


def whole(found: Listing, *, by: Reader) -> Page:
    """The facts of a list, what of it can't be read, and what follows."""
    page, some = counted(found), of_things(found.nodes, by=by)
    return replace(page, facts=some.facts, problems=some.problems, latest=some.latest)


def counted(found: Listing) -> Page:
    """A page without its facts."""
    following = found.page_info.end_cursor if found.page_info.has_next_page else None
    return Page(things=len(found.edges), next=following or "", total=found.total_count)


def of_things(things: Iterable[msgspec.Raw], *, by: Reader) -> Page:
    """The facts of things; one that can't be read keeps back no other."""
    facts: list[Fact] = []
    problems, moments, count = [], [], 0
    for thing in things:
        count += 1
        try:
            told, moment = by(bytes(thing))
            facts += told
            moments.append(moment)
        except PROBLEMS as problem:
            problems.append(f"{number(thing)}: {problem}")
    latest = max(filter(None, moments), default=None)
    return Page(facts=tuple(facts), things=count, problems=tuple(problems), latest=latest)


def together(page: Page, more: Page) -> Page:
    """A page with the facts of another."""
    return replace(
        page,
        facts=(*page.facts, *more.facts),
        things=page.things + more.things,
        problems=(*page.problems, *more.problems),
        latest=max(filter(None, (page.latest, more.latest)), default=None),
    )


def order_seen(thing: msgspec.Raw) -> Listed | None:
    """An order of a list, if it is kept here and can be read."""
    try:
        seen = read(thing, Seen)
    except Unreadable:
        return None
    return Listed(seen.id, version_of(seen)) if is_kept(seen) else None


def customer_seen(thing: msgspec.Raw) -> Listed | None:
    try:
        seen = read(thing, CustomerSeen)
    except Unreadable:
        return None
    return Listed(seen.id, seen.updated_at)


def number(thing: msgspec.Raw) -> str:
    """A thing's id, as far as it has one."""
    try:
        return str(msgspec.json.decode(thing)["id"])
    except (msgspec.DecodeError, KeyError, TypeError, RecursionError):
        return "?"


def kind_of(one: str) -> str:
    """Of what an id is: `UHJvZHVjdDox` says Product:1."""
    try:
        return b64decode(one, validate=True).partition(b":")[0].decode()
    except (Error, UnicodeDecodeError, ValueError):
        return ""


def order(body: bytes) -> Told:
    placed = decoded(body, Order)
    return list(of_order(placed)), placed.updated_at


def order_with_basket(body: bytes) -> Told:
    placed = decoded(body, Order)
    basket = of_bought(placed) if is_kept(placed) else None
    return [*of_order(placed), *filter(None, [basket])], placed.updated_at


def cart(body: bytes) -> Told:
    basket = decoded(body, Checkout)
    return ((of_checkout(basket),) if basket.lines else ()), basket.updated_at


Stream = Callable[..., Dialogue[Page]]
STREAMS: Mapping[str, Stream] = {
    "products": products,
    "customers": customers,
    "orders": orders,
    "carts": carts,
}
