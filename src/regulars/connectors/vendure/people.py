"""Who are Vendure's buyers?"""

from msgspec import UNSET, UnsetType

from regulars.commerce.facts import Address, Buyer, CustomerFact
from regulars.connectors.vendure.shapes import Customer, Order
from regulars.customers.identify import Identifiers


def buyer_of(order: Order) -> Buyer:
    """Who buys: a customer, with or without an account; nobody yet in a basket that was just begun."""
    country = (order.shipping_address.country_code or "").upper() if order.shipping_address else ""
    return buyer(order.customer, country=country) if order.customer else Buyer(country=country)


def address_of(order: Order) -> Address | UnsetType:
    """Where an order goes; unset where nothing is sent."""
    to = order.shipping_address
    if to is None or not to.country_code:
        return UNSET
    return Address(
        country=to.country_code.upper(),
        region=to.province or "",
        city=to.city or "",
        postcode=to.postal_code or "",
    )


def of_customer(customer: Customer) -> CustomerFact:
    """A customer's record, a guest's too."""
    homes = sorted(customer.addresses or (), key=lambda home: not home.default_shipping_address)
    return CustomerFact(
        buyer=buyer(customer, country=homes[0].country.code if homes else ""),
        version=customer.updated_at,
        first_seen_at=customer.created_at,
    )


def buyer(customer: Customer, *, country: str) -> Buyer:
    return Buyer(
        who=Identifiers(
            email=customer.email_address, phone=customer.phone_number or "", shop_customer=customer.id
        ),
        name=f"{customer.first_name} {customer.last_name}".strip(),
        given_name=customer.first_name,
        country=country,
    )
