"""How is a Medusa told of a coupon, a customer's tags or consent, or a line for an order?

Groups are its tags of customers, which its promotions know too. It has no field for consent or notes: they
are kept in metadata, beside what others keep there.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from regulars.connectors.changes import Change, ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import Access, ChangeRefused, Dialogue, NoApi
from regulars.connectors.medusa.calls import call, read
from regulars.connectors.medusa.coupons import of_coupon

NOTES, CONSENT = "regulars_notes", "regulars_consent"


class Group(msgspec.Struct, frozen=True):
    id: str
    name: str = ""


class Known(msgspec.Struct, frozen=True):
    """An order or customer, as far as it tells whether a change is known."""

    metadata: dict[str, Any] | None = None
    groups: tuple[Group, ...] | None = None


class Reply(msgspec.Struct, frozen=True):
    """One of these, or a list."""

    order: Known | None = None
    customer: Known | None = None
    promotions: tuple[Group, ...] = ()
    customer_groups: tuple[Group, ...] = ()
    customer_group: Group | None = None


def told(change: Change, *, access: Access) -> Dialogue[None]:
    """Tell of a change, unless it is known."""
    match change:
        case CouponMade():
            yield from coupon(change, access=access)
        case OrderNoted():
            yield from note(change, access=access)
        case CustomerTagged():
            yield from tags(change, access=access)
        case ConsentStated():
            yield from consent(change, access=access)


def coupon(made: CouponMade, *, access: Access) -> Dialogue[None]:
    """A promotion with this code, unless there is one: codes are unique in a shop."""
    body = yield from call(access, "promotions", query=[("code", made.code), ("fields", "id,code")])
    if not read(body, Reply).promotions:
        yield from call(access, "promotions", told=of_coupon(made))


def note(noted: OrderNoted, *, access: Access) -> Dialogue[None]:
    """A line among the order's, unless it has it."""
    order = yield from there("order", noted.order, fields="id,metadata", access=access)
    kept = (order.metadata or {}).get(NOTES)
    lines = kept if isinstance(kept, list) else []
    if noted.text not in lines:
        yield from call(access, f"orders/{noted.order}", told={"metadata": {NOTES: [*lines, noted.text]}})


def tags(tagged: CustomerTagged, *, access: Access) -> Dialogue[None]:
    """The customer's groups: those that are missing are made."""
    customer = yield from there("customer", tagged.customer, fields="id,groups.id,groups.name", access=access)
    known = {each.name: each.id for each in customer.groups or ()}
    wanted = sorted(set(tagged.added) - known.keys())
    added = (yield from made_groups(wanted, access=access)) if wanted else []
    removed = [known[name] for name in sorted(known.keys() & set(tagged.removed))]
    if added or removed:
        told = {"add": added, "remove": removed}
        yield from call(access, f"customers/{tagged.customer}/customer-groups", told=told)


def made_groups(names: Sequence[str], *, access: Access) -> Dialogue[list[str]]:
    """The ids of groups, which are made where there are none."""
    query = [("limit", "100"), ("fields", "id,name"), *(("name[]", name) for name in names)]
    body = yield from call(access, "customer-groups", query=query)
    known = {each.name: each.id for each in read(body, Reply).customer_groups}
    for name in names:
        if name not in known:
            body = yield from call(access, "customer-groups", told={"name": name})
            if made := read(body, Reply).customer_group:
                known[name] = made.id
    return [known[name] for name in names if name in known]


def consent(stated: ConsentStated, *, access: Access) -> Dialogue[None]:
    """The customer's yes or no, by channel, with its moment; a later one stays."""
    customer = yield from there("customer", stated.customer, fields="id,metadata", access=access)
    kept = (customer.metadata or {}).get(CONSENT)
    known = kept if isinstance(kept, dict) else {}
    moment = stated.stated_at.isoformat()
    before = known.get(stated.channel)
    if isinstance(before, dict) and str(before.get("at", "")) >= moment:
        return
    entry = {stated.channel: {"granted": stated.granted, "at": moment}}
    yield from call(access, f"customers/{stated.customer}", told={"metadata": {CONSENT: {**known, **entry}}})


def there(what: str, number: str, *, fields: str, access: Access) -> Dialogue[Known]:
    """An order or customer that a change is about. Raises ChangeRefused where there is none."""
    try:
        body = yield from call(access, f"{what}s/{number}", query=[("fields", fields)])
    except NoApi:
        raise ChangeRefused(f"{what} {number} is not there") from None
    reply = read(body, Reply)
    return reply.order or reply.customer or Known()
