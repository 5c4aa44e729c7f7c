"""Who are an Oscar shop's buyers, and what did they allow?

Oscar keeps telephone numbers only with addresses, for whoever brings the parcel: they name nobody here.
"""

from collections.abc import Iterator
from datetime import datetime

from msgspec import UNSET, UnsetType

from regulars.commerce.facts import Address as PlaceSent
from regulars.commerce.facts import Buyer, ConsentFact, CustomerFact
from regulars.connectors.oscar.shapes import Address, Order, Person
from regulars.customers.identify import Identifiers

NOBODY = Address()


def buyer_of(order: Order) -> Buyer:
    """Who bought: a guest's name stands only in the addresses."""
    home = order.billing_address or order.shipping_address or NOBODY
    record = order.customer
    called = record if record and (record.first_name or record.last_name) else home
    return Buyer(
        who=Identifiers(email=order.email, shop_customer=record.id if record else ""),
        name=name_of(called),
        given_name=called.first_name,
        country=(order.shipping_address or home).country,
    )


def person(record: Person) -> Buyer:
    """Somebody with an account."""
    return Buyer(
        who=Identifiers(email=record.email, shop_customer=record.id),
        name=name_of(record),
        given_name=record.first_name,
    )


def of_customer(record: Person, *, read_at: datetime) -> Iterator[CustomerFact | ConsentFact]:
    """A customer's record, and what they said of offers. Oscar doesn't date changes: it is as it was read."""
    buyer = person(record)
    yield CustomerFact(buyer=buyer, version=read_at, first_seen_at=record.joined_at)
    for channel, word in record.consent.items():
        if word.at:
            yield ConsentFact(
                buyer=buyer,
                channel=channel,
                granted=word.granted,
                occurred_at=word.at,
                how="shop",
                evidence={"oscar_user": record.id},
            )


def address_of(order: Order) -> PlaceSent | UnsetType:
    """Where an order goes; unset where nothing is sent."""
    to = order.shipping_address
    if to is None or not to.country:
        return UNSET
    return PlaceSent(country=to.country, region=to.region or "", city=to.city, postcode=to.postcode or "")


def name_of(called: Person | Address) -> str:
    return f"{called.first_name} {called.last_name}".strip()
