"""What does a page of a PrestaShop's list hold?

A list tells ids of what stands in other lists; these are asked for too, once for a page. Lists go by id, so
that what is made meanwhile comes at the end.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol, TypeVar

import msgspec

from regulars.commerce.facts import Fact
from regulars.connectors.exchange import Access, Dialogue, Listed, Page, Question
from regulars.connectors.prestashop.calls import all_of, by_ids, one_of, readable, things
from regulars.connectors.prestashop.orders import Around, is_kept, of_order
from regulars.connectors.prestashop.people import of_customer
from regulars.connectors.prestashop.products import Catalogue, of_product
from regulars.connectors.prestashop.refunds import of_slip
from regulars.connectors.prestashop.settings import Shop, coded, shop_asked, standing_asked, zone_of
from regulars.connectors.prestashop.shapes import (
    PROBLEMS,
    Address,
    Carriage,
    Combination,
    Customer,
    Named,
    NoMoment,
    Order,
    Product,
    Seen,
    Slip,
    Stock,
    UsedRule,
    moment,
    read,
)

A_PAGE = 50
NEVER = "2199-12-31 23:59:59"
PRICES = {
    "price[now][use_tax]": "1",
    "price[now][use_reduction]": "1",
    "price[before][use_tax]": "1",
    "price[before][use_reduction]": "0",
    "price[net][use_tax]": "0",
    "price[net][use_reduction]": "0",
}
NAMES = {"display": "[id,name]"}


class Dated(Protocol):
    """What says when it changed."""

    @property
    def date_upd(self) -> str: ...


T = TypeVar("T", bound=Dated)
Says = Callable[[T], Iterable[Fact]]


def orders(question: Question, *, access: Access) -> Dialogue[Page]:
    """Orders with their parcels; where they are asked for by their ids also what was given back of them.

    Of what changed also what was bought: pieces that an order takes leave no trace in their product.
    """
    found = yield from things(access, "orders", query_of(question, access=access))
    page = counted(question, found)
    gone = tuple(sorted(set(question.ids) - {number(each) for each in found}))
    if not found:
        return replace(page, gone=gone)
    shop = yield from shop_asked(access)
    seen = list(readable(found, Order))
    around = yield from around_of(seen, access=access)

    def by(order: Order) -> Iterator[Fact]:
        return of_order(order, around=around[order.id], shop=shop)

    page = replace(with_facts(page, found, Order, by=by, access=access), gone=gone)
    if question.ids:
        slips = yield from slips_of(seen, shop=shop, access=access)
        page = together(page, slips)
    if question.since or question.ids:
        bought = {row.product_id for order in seen for row in order.associations.order_rows}
        wanted = tuple(sorted(bought - {"", "0"}))
        if wanted:
            shelves = yield from products(Question(stream="products", ids=wanted), access=access)
            page = together(page, shelves)
    return page


def together(page: Page, more: Page) -> Page:
    """A page with the facts of another."""
    return replace(page, facts=(*page.facts, *more.facts), problems=(*page.problems, *more.problems))


def around_of(seen: Sequence[Order], *, access: Access) -> Dialogue[Mapping[str, Around]]:
    """What stands beside orders, by their ids."""
    ids = [order.id for order in seen]
    customers = yield from by_ids(
        access, "customers", Customer, field="id", ids=[order.id_customer for order in seen]
    )
    addresses = yield from by_ids(
        access, "addresses", Address, field="id", ids=[order.id_address_delivery for order in seen]
    )
    reduced = [order.id for order in seen if order.total_discounts_tax_excl]
    rules = yield from by_ids(access, "order_cart_rules", UsedRule, field="id_order", ids=reduced)
    parcels = yield from by_ids(access, "order_carriers", Carriage, field="id_order", ids=ids)
    who, where = {each.id: each for each in customers}, {each.id: each for each in addresses}
    used, sent = defaultdict(list), defaultdict(list)
    for rule in rules:
        used[rule.id_order].append(rule)
    for parcel in parcels:
        sent[parcel.id_order].append(parcel)
    return {
        order.id: Around(
            who.get(order.id_customer), where.get(order.id_address_delivery), used[order.id], sent[order.id]
        )
        for order in seen
    }


def slips_of(seen: Sequence[Order], *, shop: Shop, access: Access) -> Dialogue[Page]:
    """What was given back of orders."""
    if not seen:
        return Page()
    found = yield from things(access, "order_slip", one_of("id_order", [order.id for order in seen]))
    return with_facts(Page(), found, Slip, by=giving_back(seen, shop=shop), access=access)


def refunds(question: Question, *, access: Access) -> Dialogue[Page]:
    """Credit slips; what their lines are, their orders tell."""
    found = yield from things(access, "order_slip", query_of(question, access=access))
    page = counted(question, found)
    if not found:
        return page
    shop = yield from shop_asked(access)
    ids = [slip.id_order for slip in readable(found, Slip)]
    seen = yield from by_ids(access, "orders", Order, field="id", ids=ids)
    return with_facts(page, found, Slip, by=giving_back(seen, shop=shop), access=access)


def giving_back(seen: Sequence[Order], *, shop: Shop) -> Says[Slip]:
    """How a slip of one of these orders is read; of another nothing is known."""
    known = {order.id: order for order in seen}

    def by(slip: Slip) -> Iterator[Fact]:
        if order := known.get(slip.id_order):
            yield of_slip(slip, order=order, shop=shop)

    return by


def customers(question: Question, *, access: Access) -> Dialogue[Page]:
    """Customers, guests among them."""
    found = yield from things(access, "customers", query_of(question, access=access))
    if not found:
        return Page()
    languages = yield from coded(access, "languages")
    zone = zone_of(access)

    def by(customer: Customer) -> Iterator[Fact]:
        return of_customer(customer, languages=languages, zone=zone)

    return with_facts(counted(question, found), found, Customer, by=by, access=access)


def products(question: Question, *, access: Access) -> Dialogue[Page]:
    """Products with their variants, pieces, categories and words."""
    found = yield from things(access, "products", query_of(question, access=access) | PRICES)
    if not found:
        return Page()
    catalogue = yield from catalogue_of([each.id for each in readable(found, Product)], access=access)

    def by(product: Product) -> Iterator[Fact]:
        return of_product(product, catalogue=catalogue)

    return with_facts(counted(question, found), found, Product, by=by, access=access)


def catalogue_of(ids: Sequence[str], *, access: Access) -> Dialogue[Catalogue]:
    """What stands beside products."""
    combinations = yield from by_ids(access, "combinations", Combination, field="id_product", ids=ids)
    stocks = yield from by_ids(access, "stock_availables", Stock, field="id_product", ids=ids)
    categories = yield from all_of(access, "categories", Named, {"display": "[id,name,id_parent]"})
    wanted = [value.id for each in combinations for value in each.associations.product_option_values]
    values = yield from by_ids(access, "product_option_values", Named, field="id", ids=wanted)
    kinds = (yield from all_of(access, "product_options", Named, NAMES)) if values else []
    return Catalogue(
        url=access.url,
        currency=access.currency,
        zone=zone_of(access),
        combinations=combinations,
        stocks={(each.id_product, each.id_product_attribute): each for each in stocks},
        categories={each.id: each for each in categories},
        values={each.id: each for each in values},
        kinds={each.id: each for each in kinds},
    )


def listed(question: Question, *, access: Access) -> Dialogue[Page]:
    """Ids and versions of a list: not of orders that were called off before anybody paid."""
    fields = (
        "id,date_upd,current_state,total_paid_real" if question.stream == "orders" else "id,date_upd,deleted"
    )
    query = query_of(question, access=access) | {"display": f"[{fields}]"}
    found = yield from things(access, question.stream, query)
    page = counted(question, found)
    if question.stream == "orders" and found:
        standing = yield from standing_asked(access)
        kept = [each for each in readable(found, Seen) if is_kept(each, standing=standing)]
    else:
        kept = [each for each in readable(found, Seen) if each.deleted != "1"]
    return replace(page, listed=tuple(filter(None, (version_of(each, access=access) for each in kept))))


def version_of(seen: Seen, *, access: Access) -> Listed | None:
    """A thing with its version, if that can be read."""
    try:
        return Listed(seen.id, moment(seen.date_upd, zone=zone_of(access)))
    except NoMoment:
        return None


def query_of(question: Question, *, access: Access) -> dict[str, str]:
    """The query of a list. Moments are those of the shop's clock."""
    query = {"sort": "[id_ASC]", "limit": f"{question.position or 0},{A_PAGE}"}
    if question.since:
        begin = question.since.astimezone(zone_of(access)).strftime("%Y-%m-%d %H:%M:%S")
        query |= {"filter[date_upd]": f"[{begin},{NEVER}]", "date": "1"}
    if question.ids:
        query |= one_of("id", question.ids) | {"limit": f"0,{len(question.ids)}"}
    return query


def counted(question: Question, found: list[msgspec.Raw]) -> Page:
    """A page without its facts: a full one may be followed by another."""
    reached = int(question.position or 0) + len(found)
    more = len(found) == A_PAGE and not question.ids
    return Page(things=len(found), next=str(reached) if more else "")


def with_facts(
    page: Page, found: Iterable[msgspec.Raw], shape: type[T], *, by: Says[T], access: Access
) -> Page:
    """The facts of things; one that can't be read keeps back no other."""
    facts: list[Fact] = []
    problems: list[str] = []
    moments: list[datetime] = []
    for thing in found:
        try:
            one = read(bytes(thing), shape)
            facts += by(one)
            moments.append(moment(one.date_upd, zone=zone_of(access)))
        except PROBLEMS as problem:
            problems.append(f"{number(thing)}: {problem}")
    return replace(page, facts=tuple(facts), problems=tuple(problems), latest=max(moments, default=None))


def number(thing: msgspec.Raw) -> str:
    """A thing's id, as far as it has one."""
    try:
        return str(msgspec.json.decode(thing)["id"])
    except (msgspec.DecodeError, KeyError, TypeError, RecursionError):
        return "?"


Stream = Callable[..., Dialogue[Page]]
STREAMS: Mapping[str, Stream] = {
    "products": products,
    "customers": customers,
    "orders": orders,
    "refunds": refunds,
}
