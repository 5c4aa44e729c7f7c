"""Who are Medusa's buyers?

An address tells a name and a country but never a telephone number that names anybody: families and offices
share theirs, and a present goes to somebody else.
"""

from msgspec import UNSET, UnsetType

from regulars.commerce.facts import Address as PlaceSent
from regulars.commerce.facts import Buyer, CustomerFact
from regulars.connectors.medusa.shapes import Address, Customer, Order
from regulars.customers.identify import Identifiers
from regulars.customers.postal import PostalAddress

NOBODY = Address()


def buyer_of(order: Order) -> Buyer:
    """Who bought: a guest's name stands only in the address."""
    home = order.shipping_address or NOBODY
    record = order.customer
    called = record if record and (record.first_name or record.last_name) else home
    return Buyer(
        who=Identifiers(
            email=order.email or (record.email if record else "") or "",
            phone=(record.phone if record else "") or "",
            shop_customer=order.customer_id or "",
        ),
        name=name_of(called),
        given_name=called.first_name or "",
        language=(order.locale or "")[:2].lower(),
        country=(home.country_code or "").upper(),
        home=home_at(home) if home.address_1 else UNSET,
    )


def of_customer(customer: Customer) -> CustomerFact:
    """A customer's record, a guest's too."""
    home = next(iter(customer.addresses or ()), NOBODY)
    called = customer if customer.first_name or customer.last_name else home
    return CustomerFact(
        buyer=Buyer(
            who=Identifiers(
                email=customer.email or "",
                phone=customer.phone or "",
                shop_customer=customer.id,
            ),
            name=name_of(called),
            given_name=called.first_name or "",
            country=(home.country_code or "").upper(),
        ),
        version=customer.updated_at,
        first_seen_at=customer.created_at,
    )


def address_of(order: Order) -> PlaceSent | UnsetType:
    """Where an order goes; unset where nothing is sent."""
    to = order.shipping_address
    if to is None or not to.country_code:
        return UNSET
    return PlaceSent(
        country=to.country_code.upper(),
        region=to.province or "",
        city=to.city or "",
        postcode=to.postal_code or "",
    )


def home_at(address: Address) -> PostalAddress:
    """Where they get letters."""
    return PostalAddress(
        name=name_of(address),
        company=address.company or "",
        street=address.address_1 or "",
        more=address.address_2 or "",
        postcode=address.postal_code or "",
        city=address.city or "",
        region=address.province or "",
        country=(address.country_code or "").upper(),
    )


def name_of(called: Customer | Address) -> str:
    return f"{called.first_name or ''} {called.last_name or ''}".strip()
