"""How is a Shopify told of a coupon, a customer's tags or consent, or a line for an order?"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import Any

from regulars.connectors.changes import Change, ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import ChangeRefused, Dialogue
from regulars.connectors.shopify.amounts import gid, word
from regulars.connectors.shopify.calls import Data, Session, asked, data_of, question, told
from regulars.money import to_major

COUPON = "query ($code: String!) { codeDiscountNodeByCode(code: $code) { id } }"
BY_EMAIL = "query ($query: String!) { customers(first: 2, query: $query) { nodes { id } } }"
MONEY_OFF = """
mutation ($it: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $it) { codeDiscountNode { id } userErrors { message } }
}
"""
FREE_SHIPPING = """
mutation ($it: DiscountCodeFreeShippingInput!) {
  discountCodeFreeShippingCreate(freeShippingCodeDiscount: $it) {
    codeDiscountNode { id } userErrors { message }
  }
}
"""
TAGS = "query ($id: ID!) { customer(id: $id) { tags } }"
TAGS_ADD = (
    "mutation ($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { message } } }"
)
TAGS_REMOVE = """
mutation ($id: ID!, $tags: [String!]!) { tagsRemove(id: $id, tags: $tags) { userErrors { message } } }
"""
NOTE = "query ($id: ID!) { order(id: $id) { note } }"
NOTE_UPDATE = "mutation ($it: OrderInput!) { orderUpdate(input: $it) { userErrors { message } } }"
CONSENT = """
query ($id: ID!) {
  customer(id: $id) {
    email: defaultEmailAddress { address: emailAddress state: marketingState at: marketingUpdatedAt }
    sms: defaultPhoneNumber { address: phoneNumber state: marketingState at: marketingUpdatedAt }
  }
}
"""
CONSENT_UPDATES = {
    "email": """
mutation ($it: CustomerEmailMarketingConsentUpdateInput!) {
  customerEmailMarketingConsentUpdate(input: $it) { userErrors { message } }
}
""",
    "sms": """
mutation ($it: CustomerSmsMarketingConsentUpdateInput!) {
  customerSmsMarketingConsentUpdate(input: $it) { userErrors { message } }
}
""",
}


def told_of(change: Change, *, session: Session) -> Dialogue[None]:
    """Tell of a change, unless it is known."""
    match change:
        case CouponMade():
            yield from coupon(change, session=session)
        case OrderNoted():
            yield from note(change, session=session)
        case CustomerTagged():
            yield from tags(change, session=session)
        case ConsentStated():
            yield from consent(change, session=session)


def coupon(made: CouponMade, *, session: Session) -> Dialogue[None]:
    """A code, unless there is one of this name: codes are unique in a shop. It counts from the shop's now."""
    if made.uses_each not in {None, 1}:
        raise ChangeRefused("Shopify limits a code to one use by each customer, or doesn't limit it")
    answer = yield question(session, COUPON, {"code": made.code})
    if data_of(answer)["codeDiscountNodeByCode"]:
        return
    whose = yield from whose_alone(made, session=session)
    body = terms(made, now=parsedate_to_datetime(answer.headers["date"])) | {"context": whose}
    if made.free_shipping:
        yield from told(session, FREE_SHIPPING, it=body | {"destination": {"all": True}})
    else:
        gets = {"items": {"all": True}, "value": value(made)}
        yield from told(session, MONEY_OFF, it=body | {"customerGets": gets})


def whose_alone(made: CouponMade, *, session: Session) -> Dialogue[Mapping[str, Any]]:
    """Who may use it: anybody, or the one customer with an address. Raises ChangeRefused."""
    if not made.email:
        return {"all": "ALL"}
    quoted = made.email.replace("\\", "").replace('"', "")
    data = yield from asked(session, BY_EMAIL, query=f'email:"{quoted}"')
    found = data["customers"]["nodes"]
    if len(found) != 1:
        raise ChangeRefused("the shop has no customer with this address" if not found else "it has several")
    return {"customers": {"add": [found[0]["id"]]}}


def terms(made: CouponMade, *, now: datetime) -> dict[str, Any]:
    """What both kinds of codes have."""
    body: dict[str, Any] = {
        "title": made.code,
        "code": made.code,
        "startsAt": now.isoformat(),
        "appliesOncePerCustomer": made.uses_each == 1,
    }
    if made.ends_at:
        body["endsAt"] = made.ends_at.isoformat()
    if made.uses is not None:
        body["usageLimit"] = made.uses
    if made.minimum_minor is not None:
        least = money(made.minimum_minor, made)
        body["minimumRequirement"] = {"subtotal": {"greaterThanOrEqualToSubtotal": least}}
    return body


def value(made: CouponMade) -> Mapping[str, Any]:
    """What it takes off: a part, from 0 to 1, or an amount of the whole order."""
    if made.percent is not None:
        return {"percentage": Decimal(made.percent) / 100}
    return {"discountAmount": {"amount": money(made.amount_minor or 0, made), "appliesOnEachItem": False}}


def money(minor: int, made: CouponMade) -> str:
    return str(to_major(minor, currency=made.currency))


def tags(tagged: CustomerTagged, *, session: Session) -> Dialogue[None]:
    """A customer's tags: those that are missing are added, those that shouldn't be there are removed."""
    whose = gid("Customer", tagged.customer)
    customer = (yield from asked(session, TAGS, id=whose))["customer"]
    if customer is None:
        raise ChangeRefused(f"customer {tagged.customer} is not there")
    there = {tag.casefold() for tag in customer["tags"]}
    if missing := [tag for tag in tagged.added if tag.casefold() not in there]:
        yield from told(session, TAGS_ADD, id=whose, tags=missing)
    if left := [tag for tag in tagged.removed if tag.casefold() in there]:
        yield from told(session, TAGS_REMOVE, id=whose, tags=left)


def note(noted: OrderNoted, *, session: Session) -> Dialogue[None]:
    """A line of the order's note, below what stands there, unless it does."""
    whose = gid("Order", noted.order)
    order = (yield from asked(session, NOTE, id=whose))["order"]
    if order is None:
        raise ChangeRefused(f"order {noted.order} is not there")
    lines = [line.strip() for line in (order["note"] or "").splitlines()]
    if noted.text.strip() not in lines:
        whole = "\n".join(filter(None, (order["note"], noted.text)))
        yield from told(session, NOTE_UPDATE, it={"id": whose, "note": whole})


def consent(stated: ConsentStated, *, session: Session) -> Dialogue[None]:
    """A customer's yes or no, unless the shop knows a later one, or another address."""
    if stated.channel not in CONSENT_UPDATES:
        raise ChangeRefused(f"Shopify keeps no consent to {stated.channel}")
    whose = gid("Customer", stated.customer)
    customer = (yield from asked(session, CONSENT, id=whose))["customer"]
    there: Data | None = customer and customer[stated.channel]
    if there is None or there["address"].casefold() != stated.address.casefold():
        raise ChangeRefused("the shop has no such customer with this address")
    if there["at"] and datetime.fromisoformat(there["at"]) >= stated.stated_at:
        return
    state = "SUBSCRIBED" if stated.granted else "UNSUBSCRIBED"
    if word(there["state"]) == word(state):
        return
    said = {"marketingState": state, "consentUpdatedAt": stated.stated_at.isoformat()}
    if stated.granted:
        said["marketingOptInLevel"] = "SINGLE_OPT_IN"
    it = {"customerId": whose, f"{stated.channel}MarketingConsent": said}
    yield from told(session, CONSENT_UPDATES[stated.channel], it=it)
