"""Who are Saleor's buyers, and what did they allow?

Saleor keeps telephone numbers only with addresses, for whoever brings the parcel: they name nobody here.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec import UNSET, UnsetType

from regulars.commerce.facts import Address as PlaceSent
from regulars.commerce.facts import Buyer, ConsentFact, CustomerFact, Fact
from regulars.connectors.saleor.shapes import Address, Checkout, Customer, Order
from regulars.customers.identify import Identifiers

NOBODY = Customer(id="")
NOWHERE = Address()
HIDDEN = "...@"
"""In place of most of an address: of guests who ordered before Saleor gave orders random ids, it tells
`a...@example.com` and `A..`, which many share."""

YES, NO = {"true", "yes", "1", "on"}, {"false", "no", "0", "off", ""}


def buyer_of(bought: Order | Checkout) -> Buyer:
    """Who bought: a guest's name stands only in the address of whoever pays, else of where it is sent.

    Of whom Saleor hides even that, nobody can tell.
    """
    home = bought.billing_address or bought.shipping_address or NOWHERE
    record = bought.user or NOBODY
    told = bought.user_email if isinstance(bought, Order) else bought.email
    spoken = bought.language_code_enum if isinstance(bought, Order) else bought.language_code
    if told and HIDDEN in told:
        return buyer(NOBODY, home=Address(country=home.country), email="", language=spoken)
    return buyer(record, home=home, email=told or record.email, language=spoken)


def of_customer(customer: Customer, *, consent_key: str) -> Iterator[Fact]:
    """A customer's record, and what they said to offers. consent_key: under which metadata, '' nowhere."""
    home = customer.default_shipping_address or NOWHERE
    who = buyer(customer, home=home, email=customer.email, language=customer.language_code)
    changed = customer.updated_at or datetime.fromtimestamp(0, UTC)
    yield CustomerFact(buyer=who, version=changed, first_seen_at=customer.date_joined)
    told = next((entry.value.strip() for entry in customer.metadata if entry.key == consent_key), None)
    said = None if told is None or not consent_key else answer_of(told, customer=customer)
    if said:
        granted, moment = said
        yield ConsentFact(
            buyer=who,
            channel="email",
            granted=granted,
            occurred_at=moment,
            how="shop",
            evidence={"metadata": consent_key, "value": told},
        )


def answer_of(told: str, *, customer: Customer) -> tuple[bool, datetime] | None:
    """A yes or no, and when; None where it is neither.

    A moment is a yes of then. A bare yes was never said later than the account was made, so that it takes
    away no later no; a bare no counts from the record's last change.
    """
    if told.casefold() in YES:
        return (True, customer.date_joined) if customer.date_joined else None
    if told.casefold() in NO:
        return (False, customer.updated_at) if customer.updated_at else None
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return None
    return True, moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def buyer(record: Customer, *, home: Address, email: str, language: str) -> Buyer:
    first, last = (
        (record.first_name, record.last_name)
        if record.first_name or record.last_name
        else (home.first_name, home.last_name)
    )
    return Buyer(
        who=Identifiers(email=email, shop_customer=record.id),
        name=f"{first} {last}".strip(),
        given_name=first,
        language=language[:2].lower(),
        country=home.country.code.upper(),
    )


def address_of(to: Address | None) -> PlaceSent | UnsetType:
    """Where an order goes; unset where nothing is sent."""
    if to is None or not to.country.code:
        return UNSET
    return PlaceSent(
        country=to.country.code.upper(), region=to.country_area, city=to.city, postcode=to.postal_code
    )
