"""How is an Oscar shop told of a coupon, a customer's tags or consent, or a line for an order?

Our file there looks first whether it knows a change, and keeps it in one transaction.
"""

from typing import Any

from regulars.connectors.changes import Change, ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import Access, Dialogue
from regulars.connectors.oscar.calls import call
from regulars.money import to_major


def told(change: Change, *, access: Access) -> Dialogue[None]:
    """Tell of a change. Raises ChangeRefused, KeysRefused, NoApi, Unreadable."""
    match change:
        case CouponMade():
            yield from call(access, "vouchers", told=of_coupon(change))
        case OrderNoted():
            yield from call(access, "notes", told={"order": change.order, "text": change.text})
        case CustomerTagged():
            said = {"customer": change.customer, "added": change.added, "removed": change.removed}
            yield from call(access, "tags", told=said)
        case ConsentStated():
            yield from call(access, "consents", told=of_consent(change))


def of_coupon(made: CouponMade) -> dict[str, Any]:
    """A voucher. Oscar can't keep it for one address: one that is somebody's alone counts once."""
    said: dict[str, Any] = {"code": made.code, "currency": made.currency, "for_one": bool(made.email)}
    if made.free_shipping:
        said["free_shipping"] = True
    elif made.percent is not None:
        said["percent"] = made.percent
    else:
        said["amount"] = to_major(made.amount_minor or 0, currency=made.currency)
    if made.minimum_minor is not None:
        said["minimum"] = to_major(made.minimum_minor, currency=made.currency)
    if made.ends_at:
        said["ends_at"] = made.ends_at.isoformat()
    return {**said, "uses": made.uses, "uses_each": made.uses_each}


def of_consent(stated: ConsentStated) -> dict[str, Any]:
    """Somebody's yes or no, with its moment."""
    return {
        "customer": stated.customer,
        "channel": stated.channel,
        "granted": stated.granted,
        "stated_at": stated.stated_at.isoformat(),
    }
