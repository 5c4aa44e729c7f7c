"""How is a Vendure told of a coupon, a customer's tags or consent, or a line for an order?

Groups are its tags of customers, which its promotions know too. It has no field for consent without the
shop's own code: a group per channel holds those who said yes, and a note in the customer's history says when.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from regulars.connectors.changes import Change, ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import Access, ChangeRefused, Dialogue, KeysRefused
from regulars.connectors.vendure.calls import REFUSED, ask, part, tried
from regulars.connectors.vendure.coupons import of_coupon
from regulars.connectors.vendure.questions import SETTINGS
from regulars.connectors.vendure.shapes import Settings

CODE = f"""query($code: String!) {{
    {SETTINGS}
    activeChannel {{ defaultLanguageCode }}
    promotions(options: {{ filter: {{ couponCode: {{ eq: $code }} }} }}) {{ items {{ id }} }}
}}"""
CUSTOMERS_AT = """query($email: String!) {
    customers(options: { filter: { emailAddress: { eq: $email } } }) { items { id } }
}"""
GROUPS = """query($names: [String!]!) {
    customerGroups(options: { filter: { name: { in: $names } } }) { items { id name } }
}"""
CUSTOMER = """query($id: ID!) {
    customer(id: $id) {
        groups { id name }
        history(options: { filter: { type: { eq: "CUSTOMER_NOTE" } }, take: 1000 }) { items { data } }
    }
}"""
ORDER = """query($id: ID!) {
    order(id: $id) {
        history(options: { filter: { type: { eq: "ORDER_NOTE" } }, take: 1000 }) { items { data } }
    }
}"""
MAKE_COUPON = """mutation($input: CreatePromotionInput!) {
    done: createPromotion(input: $input) { __typename ... on ErrorResult { message } }
}"""
MAKE_GROUP = "mutation($input: CreateCustomerGroupInput!) { done: createCustomerGroup(input: $input) { id } }"
JOIN = """mutation($group: ID!, $customers: [ID!]!) {
    done: addCustomersToGroup(customerGroupId: $group, customerIds: $customers) { id }
}"""
LEAVE = """mutation($group: ID!, $customers: [ID!]!) {
    done: removeCustomersFromGroup(customerGroupId: $group, customerIds: $customers) { id }
}"""
NOTE_ORDER = "mutation($input: AddNoteToOrderInput!) { done: addNoteToOrder(input: $input) { id } }"
NOTE_CUSTOMER = "mutation($input: AddNoteToCustomerInput!) { done: addNoteToCustomer(input: $input) { id } }"


class Group(msgspec.Struct, frozen=True):
    id: str
    name: str = ""


class Found(msgspec.Struct, frozen=True):
    """What a list has."""

    items: tuple[Group, ...] = ()


class Note(msgspec.Struct, frozen=True):
    note: str = ""


class Entry(msgspec.Struct, frozen=True):
    data: Note = Note()


class Notes(msgspec.Struct, frozen=True):
    items: tuple[Entry, ...] = ()


class Known(msgspec.Struct, frozen=True):
    """An order or customer, as far as it tells whether a change is known."""

    history: Notes = Notes()
    groups: tuple[Group, ...] = ()

    def notes(self) -> list[str]:
        """What was noted, the earliest first."""
        return [entry.data.note for entry in self.history.items]


class Channel(msgspec.Struct, frozen=True, rename="camel"):
    default_language_code: str


class Outcome(msgspec.Struct, frozen=True):
    """What came of a change; a message says why nothing did."""

    message: str = ""


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
    """A promotion with this code, unless there is one."""
    fields = yield from ask(access, CODE, code=made.code)
    if part(fields, "promotions", Found).items:
        return
    group = ""
    if made.email:
        group = yield from group_of_one(made, access=access)
    language = part(fields, "activeChannel", Channel).default_language_code
    settings = part(fields, "globalSettings", Settings)
    body = of_coupon(made, language=language, group=group, settings=settings)
    yield from tell(access, MAKE_COUPON, input=body)


def group_of_one(made: CouponMade, *, access: Access) -> Dialogue[str]:
    """The group of those who may use a code: all customers with its address. Raises ChangeRefused."""
    fields = yield from ask(access, CUSTOMERS_AT, email=made.email)
    customers = [each.id for each in part(fields, "customers", Found).items]
    if not customers:
        raise ChangeRefused("no customer of the shop has the address that the coupon is for")
    name = f"Coupon {made.code}"
    yield from join({name}, customers, access=access)
    groups = yield from groups_called([name], access=access)
    return groups[name]


def note(noted: OrderNoted, *, access: Access) -> Dialogue[None]:
    """A private note, unless the order has it."""
    fields = yield from ask(access, ORDER, id=noted.order)
    order = there(fields, "order", noted.order)
    if noted.text not in order.notes():
        entry = {"id": noted.order, "note": noted.text, "isPublic": False}
        yield from tell(access, NOTE_ORDER, input=entry)


def tags(tagged: CustomerTagged, *, access: Access) -> Dialogue[None]:
    """The customer's groups: those that are missing are made."""
    fields = yield from ask(access, CUSTOMER, id=tagged.customer)
    known = {each.name: each.id for each in there(fields, "customer", tagged.customer).groups}
    yield from join(set(tagged.added) - known.keys(), [tagged.customer], access=access)
    for name in sorted(known.keys() & set(tagged.removed)):
        yield from tell(access, LEAVE, group=known[name], customers=[tagged.customer])


def consent(stated: ConsentStated, *, access: Access) -> Dialogue[None]:
    """The customer's yes or no to a channel; a later one stays."""
    group = f"Marketing by {stated.channel}"
    fields = yield from ask(access, CUSTOMER, id=stated.customer)
    customer = there(fields, "customer", stated.customer)
    moments = [moment for text in customer.notes() if (moment := moment_in(text, group=group))]
    if moments and max(moments) > stated.stated_at:
        return
    if stated.granted:
        yield from tags(CustomerTagged(customer=stated.customer, added=(group,)), access=access)
    else:
        yield from tags(CustomerTagged(customer=stated.customer, removed=(group,)), access=access)
    text = f"{group}: {'yes' if stated.granted else 'no'}, {stated.stated_at.isoformat()}"
    if text not in customer.notes():
        entry = {"id": stated.customer, "note": text, "isPublic": False}
        yield from tell(access, NOTE_CUSTOMER, input=entry)


def moment_in(text: str, *, group: str) -> datetime | None:
    """When a note says that somebody said yes or no; None where it is another note."""
    about, _colon, told = text.rpartition(": ")
    try:
        return datetime.fromisoformat(told.partition(", ")[2]) if about == group else None
    except ValueError:
        return None


def join(names: set[str], customers: Sequence[str], *, access: Access) -> Dialogue[None]:
    """Let customers be in groups, which are made where there are none."""
    if not names:
        return
    groups = yield from groups_called(sorted(names), access=access)
    for name in sorted(names):
        if name in groups:
            yield from tell(access, JOIN, group=groups[name], customers=list(customers))
        else:
            yield from tell(access, MAKE_GROUP, input={"name": name, "customerIds": list(customers)})


def groups_called(names: Sequence[str], *, access: Access) -> Dialogue[Mapping[str, str]]:
    """The ids of groups by their names."""
    fields = yield from ask(access, GROUPS, names=list(names))
    return {each.name: each.id for each in part(fields, "customerGroups", Found).items}


def there(fields: Mapping[str, msgspec.Raw], what: str, number: str) -> Known:
    """A thing that a change is about. Raises ChangeRefused where there is none."""
    found = part(fields, what, Known | None)  # type: ignore[arg-type]  # a union is no class
    if found is None:
        raise ChangeRefused(f"{what} {number} is not there")
    return found


def tell(access: Access, change: str, **values: Any) -> Dialogue[None]:
    """Make a change. Raises ChangeRefused, KeysRefused, NoApi, Unreadable."""
    reply = yield from tried(access, change, **values)
    for fault in reply.errors:
        if fault.extensions.code in REFUSED:
            raise KeysRefused(fault.message)
        raise ChangeRefused(fault.message)
    if message := part(reply.data or {}, "done", Outcome).message:
        raise ChangeRefused(message)
