"""How is a PrestaShop told of a coupon, a customer's tags or consent, or a line for an order?

Tags are a line of the customer's private note, since its groups change prices. Of consent it knows a yes or
no to its newsletter, and since when.
"""

from regulars.connectors.changes import Change, ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import Access, ChangeRefused, Dialogue
from regulars.connectors.prestashop.calls import all_of, one_of, tell
from regulars.connectors.prestashop.coupons import coupon
from regulars.connectors.prestashop.people import PEOPLE
from regulars.connectors.prestashop.settings import zone_of
from regulars.connectors.prestashop.shapes import Customer, Order, when

TAGS = "Tags: "


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


def note(noted: OrderNoted, *, access: Access) -> Dialogue[None]:
    """A line of the order's private note, unless it has it."""
    found = yield from all_of(access, "orders", Order, one_of("id", [noted.order]))
    if not found:
        raise ChangeRefused(f"order {noted.order} is not there")
    lines = found[0].note.splitlines()
    if not set(noted.text.splitlines()) <= set(lines):
        whole = "\n".join([*lines, noted.text])
        yield from tell(access, f"orders/{noted.order}", "PATCH", "order", {"id": noted.order, "note": whole})


def tags(tagged: CustomerTagged, *, access: Access) -> Dialogue[None]:
    """The customer's tags, in their order; those that are added come last, and other lines stay."""
    customer = yield from there(tagged.customer, access=access)
    lines = customer.note.splitlines()
    others = [line for line in lines if not line.startswith(TAGS)]
    kept = next((line.removeprefix(TAGS) for line in lines if line.startswith(TAGS)), "")
    known = [tag for tag in (each.strip() for each in kept.split(",")) if tag]
    wanted = [tag for tag in known if tag not in tagged.removed]
    wanted += [tag for tag in tagged.added if tag not in wanted]
    if wanted != known:
        whole = "\n".join([*others, *([TAGS + ", ".join(wanted)] if wanted else [])])
        yield from changed(customer, {"note": whole}, access=access)


def consent(stated: ConsentStated, *, access: Access) -> Dialogue[None]:
    """The customer's yes or no to the newsletter; a later word stays. It knows no other channel."""
    if stated.channel != "email":
        raise ChangeRefused(f"it keeps no consent to {stated.channel}")
    customer = yield from there(stated.customer, access=access)
    zone = zone_of(access)
    since = when(customer.newsletter_date_add, zone=zone)
    last = since if customer.newsletter == "1" else when(customer.date_upd, zone=zone) if since else None
    if (customer.newsletter == "1") == stated.granted or (last and last > stated.stated_at):
        return
    said: dict[str, object] = {"newsletter": "1" if stated.granted else "0"}
    if stated.granted:
        said["newsletter_date_add"] = stated.stated_at.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
    yield from changed(customer, said, access=access)


def there(number: str, *, access: Access) -> Dialogue[Customer]:
    """A customer that a change is about. Raises ChangeRefused where there is none."""
    found = yield from all_of(access, "customers", Customer, PEOPLE | one_of("id", [number]))
    if not found:
        raise ChangeRefused(f"customer {number} is not there")
    return found[0]


def changed(customer: Customer, fields: dict[str, object], *, access: Access) -> Dialogue[None]:
    """Change some of a customer; the rest stays."""
    return tell(access, f"customers/{customer.id}", "PATCH", "customer", {"id": customer.id, **fields})
