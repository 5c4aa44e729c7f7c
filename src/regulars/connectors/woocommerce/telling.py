"""How is a WooCommerce told of a coupon, a customer's tags or consent, or a line for an order?

It knows no tags and no consent of customers: they are kept in the customer's meta data, where its plugins
and exports find them.
"""

from decimal import Decimal
from typing import Any, TypeVar
from urllib.parse import urlencode

import msgspec

from regulars.connectors.changes import Change, ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.connector import Unreadable
from regulars.connectors.decoded import decoded
from regulars.connectors.exchange import Access, ChangeRefused, Dialogue, NoApi
from regulars.connectors.woocommerce.calls import call
from regulars.connectors.woocommerce.shapes import PROBLEMS, Meta
from regulars.money import to_major

S = TypeVar("S")
TAGS, CONSENT = "regulars_tags", "regulars_consent"


class Known(msgspec.Struct, frozen=True):
    """A coupon, note or customer, as far as it tells whether a change is known."""

    id: int
    note: str = ""
    meta_data: tuple[Meta, ...] = ()


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
    """A coupon, unless there is one of this code: codes are unique in a shop."""
    body = yield from call(access, f"coupons?{urlencode({'code': made.code})}")
    if not read(body, list[Known]):
        yield from call(access, "coupons", method="POST", told=coupon_body(made))


def coupon_body(made: CouponMade) -> dict[str, Any]:
    """A coupon in WooCommerce's words."""
    kind = "percent" if made.percent is not None else "fixed_cart"
    amount = Decimal(made.percent) if made.percent is not None else money(made.amount_minor, made)
    body: dict[str, Any] = {
        "code": made.code,
        "discount_type": kind,
        "amount": str(amount),
        "free_shipping": made.free_shipping,
    }
    if made.ends_at:
        body["date_expires_gmt"] = made.ends_at.strftime("%Y-%m-%dT%H:%M:%S")
    if made.minimum_minor is not None:
        body["minimum_amount"] = str(money(made.minimum_minor, made))
    if made.uses is not None:
        body["usage_limit"] = made.uses
    if made.uses_each is not None:
        body["usage_limit_per_user"] = made.uses_each
    if made.email:
        body["email_restrictions"] = [made.email]
    return body


def money(minor: int | None, made: CouponMade) -> Decimal:
    return to_major(minor or 0, currency=made.currency)


def note(noted: OrderNoted, *, access: Access) -> Dialogue[None]:
    """A private note, unless the order has it."""
    path = f"orders/{noted.order}/notes"
    try:
        body = yield from call(access, path)
    except NoApi:
        raise ChangeRefused(f"order {noted.order} is not there") from None
    if noted.text not in {each.note for each in read(body, list[Known])}:
        yield from call(access, path, method="POST", told={"note": noted.text})


def tags(tagged: CustomerTagged, *, access: Access) -> Dialogue[None]:
    """The customer's tags, in their order; those that are added come last."""
    there = yield from kept(tagged.customer, TAGS, access=access)
    known = there if isinstance(there, list) else []
    wanted = [tag for tag in known if tag not in tagged.removed]
    wanted += [tag for tag in tagged.added if tag not in wanted]
    if wanted != known:
        yield from keep(tagged.customer, TAGS, wanted, access=access)


def consent(stated: ConsentStated, *, access: Access) -> Dialogue[None]:
    """The customer's yes or no, by channel, with its moment; a later one stays."""
    there = yield from kept(stated.customer, CONSENT, access=access)
    known = there if isinstance(there, dict) else {}
    moment = stated.stated_at.isoformat()
    before = known.get(stated.channel)
    if isinstance(before, dict) and str(before.get("at", "")) >= moment:
        return
    entry = {stated.channel: {"granted": stated.granted, "at": moment}}
    yield from keep(stated.customer, CONSENT, {**known, **entry}, access=access)


def kept(customer: str, key: str, *, access: Access) -> Dialogue[Any]:
    """What stands under a key of the customer's meta data; None where nothing does."""
    try:
        body = yield from call(access, f"customers/{customer}")
    except NoApi:
        raise ChangeRefused(f"customer {customer} is not there") from None
    return next((meta.value for meta in read(body, Known).meta_data if meta.key == key), None)


def keep(customer: str, key: str, value: object, *, access: Access) -> Dialogue[bytes]:
    told = {"meta_data": [{"key": key, "value": value}]}
    return call(access, f"customers/{customer}", method="PUT", told=told)


def read(body: bytes, shape: type[S]) -> S:
    """What was answered. Raises Unreadable."""
    try:
        return decoded(body, shape)
    except PROBLEMS as problem:
        raise Unreadable(str(problem)) from problem
