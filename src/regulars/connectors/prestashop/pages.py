"""What does a page of a PrestaShop's list hold?

A list tells ids of what stands in other lists; these are asked for too, once for a page, and no more of them
than it takes.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

import msgspec

from regulars.commerce.facts import Fact, OrderFact
from regulars.connectors.exchange import Access, Dialogue, Listed, Page, Question
from regulars.connectors.prestashop.calls import all_of, by_ids, one_of, readable, things
from regulars.connectors.prestashop.carts import of_bought, of_cart
from regulars.connectors.prestashop.goods import goods_asked, products
from regulars.connectors.prestashop.orders import Around, is_kept, of_order
from regulars.connectors.prestashop.paging import (
    Says,
    counted,
    query_of,
    read_page,
    together,
    told,
    with_facts,
)
from regulars.connectors.prestashop.parcels import parcels_of
from regulars.connectors.prestashop.people import NOBODY, PEOPLE, is_gone, of_customer
from regulars.connectors.prestashop.refunds import all_given_back, of_slip
from regulars.connectors.prestashop.settings import Shop, coded, shop_asked, standing_asked, zone_of
from regulars.connectors.prestashop.shapes import (
    Address,
    Carriage,
    Customer,
    NoMoment,
    OfCart,
    Order,
    Seen,
    Slip,
    UsedRule,
    moment,
)
from regulars.connectors.prestashop.shelf import Cart

SEEN = {
    "orders": "[id,date_upd,current_state,total_paid_real]",
    "customers": "[id,date_upd,deleted,email]",
}
OF_SOMEBODY = {"filter[id_customer]": f"[1,{2**31 - 1}]"}
NUMBERED = {"filter[tracking_number]": "![]", "sort": "[id_DESC]", "limit": "100"}


def orders(question: Question, *, access: Access) -> Dialogue[Page]:
    """Orders with their parcels; where they are asked for by their ids also what was given back of them.

    Of what changed also that their carts are at an end, and what was bought: pieces that an order takes leave
    no trace in their product.
    """
    found = yield from things(access, "orders", query_of(question, access=access))
    gone = tuple(sorted(set(question.ids) - {told(each, "id") for each in found}))
    if not found:
        return Page(gone=gone)
    seen = list(readable(found, Order))
    shop, around = yield from around_of(seen, access=access)
    off = [order for order in seen if order.current_state == shop.standing.refunded]
    slips = yield from slips_of(seen if question.ids else off, access=access)
    silent = {order.id for order in off} - {told(slip, "id_order") for slip in slips}
    is_news = bool(question.since or question.ids)

    def by(order: Order) -> Iterator[Fact]:
        for fact in of_order(order, around=around[order.id], shop=shop):
            yield fact
            if isinstance(fact, OrderFact) and order.id in silent:
                yield all_given_back(order, fact=fact)
            if isinstance(fact, OrderFact) and is_news:
                yield from filter(None, [of_bought(order, fact=fact)])

    page = replace(read_page(question, found, Order, by=by, access=access), gone=gone)
    page = together(page, with_facts(Page(), slips, Slip, by=giving_back(seen, shop=shop), access=access))
    bought = {row.product_id for order in seen for row in order.associations.order_rows} - {"", "0"}
    if is_news and bought:
        shelves = yield from products(Question(stream="products", ids=tuple(sorted(bought))), access=access)
        page = together(page, shelves)
    return page


def around_of(seen: Sequence[Order], *, access: Access) -> Dialogue[tuple[Shop, Mapping[str, Around]]]:
    """What stands beside orders, by their ids, and what they are read with."""
    ids = [order.id for order in seen]
    customers = yield from customers_at([order.id_customer for order in seen], access=access)
    addresses = yield from by_ids(
        access, "addresses", Address, field="id", ids=[order.id_address_delivery for order in seen]
    )
    reduced = [order.id for order in seen if order.total_discounts_tax_excl]
    rules = yield from by_ids(access, "order_cart_rules", UsedRule, field="id_order", ids=reduced)
    parcels = yield from by_ids(access, "order_carriers", Carriage, field="id_order", ids=ids)
    shop = yield from shop_asked(
        access,
        countries=[each.id_country for each in addresses],
        carriers=[each.id_carrier for each in parcels],
    )
    where = {each.id: each for each in addresses}
    used, sent = defaultdict(list), defaultdict(list)
    for rule in rules:
        used[rule.id_order].append(rule)
    for parcel in parcels:
        sent[parcel.id_order].append(parcel)
    return shop, {
        order.id: Around(
            customers.get(order.id_customer),
            where.get(order.id_address_delivery),
            used[order.id],
            sent[order.id],
        )
        for order in seen
    }


def customers_at(ids: Iterable[str], *, access: Access) -> Dialogue[Mapping[str, Customer]]:
    """Customers by their ids."""
    found = yield from by_ids(access, "customers", Customer, field="id", ids=ids, more=PEOPLE)
    return {each.id: each for each in found}


def slips_of(wanted: Sequence[Order], *, access: Access) -> Dialogue[list[msgspec.Raw]]:
    """What was given back of orders."""
    if not wanted:
        return []
    return (yield from things(access, "order_slip", one_of("id_order", [order.id for order in wanted])))


def refunds(question: Question, *, access: Access) -> Dialogue[Page]:
    """Credit slips; what their lines are, their orders tell."""
    found = yield from things(access, "order_slip", query_of(question, access=access))
    if not found:
        return Page()
    shop = yield from shop_asked(access)
    ids = [slip.id_order for slip in readable(found, Slip)]
    seen = yield from by_ids(access, "orders", Order, field="id", ids=ids)
    return read_page(question, found, Slip, by=giving_back(seen, shop=shop), access=access)


def giving_back(seen: Sequence[Order], *, shop: Shop) -> Says[Slip]:
    """How a slip of one of these orders is read; of another nothing is known."""
    known = {order.id: order for order in seen}

    def by(slip: Slip) -> Iterator[Fact]:
        if order := known.get(slip.id_order):
            yield of_slip(slip, order=order, shop=shop)

    return by


def customers(question: Question, *, access: Access) -> Dialogue[Page]:
    """Customers, guests among them."""
    found = yield from things(access, "customers", query_of(question, access=access) | PEOPLE)
    if not found:
        return Page()
    languages = yield from coded(access, "languages")
    zone = zone_of(access)

    def by(customer: Customer) -> Iterator[Fact]:
        return of_customer(customer, languages=languages, zone=zone)

    return read_page(question, found, Customer, by=by, access=access)


def carts(question: Question, *, access: Access) -> Dialogue[Page]:
    """Carts of those who are known, but for what was ordered: that their orders tell."""
    found = yield from things(access, "carts", query_of(question, access=access) | OF_SOMEBODY)
    if not found:
        return Page()
    seen = list(readable(found, Cart))
    placed = yield from by_ids(
        access,
        "orders",
        OfCart,
        field="id_cart",
        ids=[cart.id for cart in seen],
        more={"display": "[id,id_cart]"},
    )
    left = {cart.id: cart for cart in seen if cart.id not in {each.id_cart for each in placed}}
    if not left:
        return read_page(question, found, Cart, by=lambda _cart: (), access=access)
    people = yield from customers_at([cart.id_customer for cart in left.values()], access=access)
    goods = yield from goods_asked(
        {row.id_product for cart in left.values() for row in cart.associations.cart_rows}, access=access
    )
    shop = yield from shop_asked(access)

    def by(cart: Cart) -> Iterator[Fact]:
        if cart.id in left:
            customer = people.get(cart.id_customer, NOBODY)
            yield from filter(None, [of_cart(cart, customer=customer, goods=goods, shop=shop)])

    return read_page(question, found, Cart, by=by, access=access)


def parcels(question: Question, *, access: Access) -> Dialogue[Page]:
    """The newest parcels that have a number, which may have come after the last change of their order."""
    sent = yield from all_of(access, "order_carriers", Carriage, NUMBERED)
    if not sent:
        return Page()
    seen = yield from by_ids(access, "orders", Order, field="id", ids=[each.id_order for each in sent])
    shop = yield from shop_asked(access, carriers=[each.id_carrier for each in sent])
    kept = [order for order in seen if is_kept(order, standing=shop.standing)]
    facts: list[Fact] = []
    for order in kept:
        with suppress(NoMoment):
            facts += parcels_of(order, [each for each in sent if each.id_order == order.id], shop=shop)
    return Page(facts=tuple(facts), things=len(sent))


def listed(question: Question, *, access: Access) -> Dialogue[Page]:
    """Ids and versions of a list: not of orders that were called off before anybody paid."""
    query = query_of(question, access=access) | {"display": SEEN[question.stream]}
    found = yield from things(access, question.stream, query)
    page = counted(question, found, access=access)
    if question.stream == "orders" and found:
        standing = yield from standing_asked(access)
        kept = [each for each in readable(found, Seen) if is_kept(each, standing=standing)]
    else:
        kept = [each for each in readable(found, Seen) if not is_gone(each)]
    return replace(page, listed=tuple(filter(None, (version_of(each, access=access) for each in kept))))


def version_of(seen: Seen, *, access: Access) -> Listed | None:
    """A thing with its version, if that can be read."""
    try:
        return Listed(seen.id, moment(seen.date_upd, zone=zone_of(access)))
    except NoMoment:
        return None


Stream = Callable[..., Dialogue[Page]]
STREAMS: Mapping[str, Stream] = {
    "products": products,
    "customers": customers,
    "orders": orders,
    "refunds": refunds,
    "carts": carts,
    "parcels": parcels,
}
