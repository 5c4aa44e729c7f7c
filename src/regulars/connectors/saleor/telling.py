"""How is a Saleor told of a coupon, a customer's tags or consent, or a line for an order?

It knows no tags and no consent of customers: they are kept in metadata, where its apps find them. Tags stand
in the private part, which the customer can't read; consent in the public one, which the shop's front shows.
"""

import msgspec

from regulars.connectors.changes import Change, ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import Access, ChangeRefused, Dialogue
from regulars.connectors.saleor.calls import ask, part, tell
from regulars.connectors.saleor.shapes import Shape
from regulars.connectors.saleor.vouchers import coupon

TAGS, CONSENT = "regulars_tags", "regulars_consent"
KEPT = f"""query($id: ID!) {{
    user(id: $id) {{ tags: privateMetafield(key: "{TAGS}") consent: metafield(key: "{CONSENT}") }}
}}"""
KEEP_CONSENT = """mutation($id: ID!, $input: [MetadataInput!]!) {
    done: updateMetadata(id: $id, input: $input) { errors { field message } }
}"""
KEEP_TAGS = """mutation($id: ID!, $input: [MetadataInput!]!) {
    done: updatePrivateMetadata(id: $id, input: $input) { errors { field message } }
}"""
NOTES = "query($id: ID!) { order(id: $id) { events { type message } } }"
NOTE = """mutation($order: ID!, $input: OrderNoteInput!) {
    done: orderNoteAdd(order: $order, input: $input) { errors { field message } }
}"""


class Kept(Shape, frozen=True):
    """What of ours stands with a customer, as JSON."""

    tags: str | None = None
    consent: str | None = None


class Noted(Shape, frozen=True):
    type: str | None = None
    message: str | None = None


class Notes(Shape, frozen=True):
    events: tuple[Noted, ...] = ()


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
    """A note of the staff's, unless the order has it."""
    fields = yield from ask(access, NOTES, id=noted.order)
    order = part(fields, "order", Notes | None)  # type: ignore[arg-type]  # a union is no class
    if order is None:
        raise ChangeRefused(f"order {noted.order} is not there")
    if noted.text not in {each.message for each in order.events if each.type == "NOTE_ADDED"}:
        yield from tell(access, NOTE, order=noted.order, input={"message": noted.text})


def tags(tagged: CustomerTagged, *, access: Access) -> Dialogue[None]:
    """The customer's tags, in their order; those that are added come last."""
    there = yield from kept(tagged.customer, access=access)
    said = understood(there.tags)
    known = said if isinstance(said, list) else []
    wanted = [tag for tag in known if tag not in tagged.removed]
    wanted += [tag for tag in tagged.added if tag not in wanted]
    if wanted != known:
        yield from tell(access, KEEP_TAGS, id=tagged.customer, input=[entry(TAGS, wanted)])


def consent(stated: ConsentStated, *, access: Access) -> Dialogue[None]:
    """The customer's yes or no, by channel, with its moment; a later one stays."""
    there = yield from kept(stated.customer, access=access)
    said = understood(there.consent)
    known = said if isinstance(said, dict) else {}
    moment = stated.stated_at.isoformat()
    before = known.get(stated.channel)
    if isinstance(before, dict) and str(before.get("at", "")) >= moment:
        return
    wanted = {**known, stated.channel: {"granted": stated.granted, "at": moment}}
    yield from tell(access, KEEP_CONSENT, id=stated.customer, input=[entry(CONSENT, wanted)])


def kept(customer: str, *, access: Access) -> Dialogue[Kept]:
    """What of ours stands with a customer. Raises ChangeRefused where there is none."""
    fields = yield from ask(access, KEPT, id=customer)
    found = part(fields, "user", Kept | None)  # type: ignore[arg-type]  # a union is no class
    if found is None:
        raise ChangeRefused(f"customer {customer} is not there")
    return found


def understood(text: str | None) -> object:
    """What a line of metadata says in JSON; None where it says nothing, or something else."""
    try:
        return msgspec.json.decode(text or "null")
    except (msgspec.DecodeError, RecursionError):
        return None


def entry(key: str, value: object) -> dict[str, str]:
    return {"key": key, "value": msgspec.json.encode(value).decode()}
