"""Who are Shopify's buyers, and what did they allow?"""

from collections.abc import Iterator
from datetime import datetime

from msgspec import UNSET

from regulars.commerce.brought.facts import PastFact
from regulars.commerce.facts import Buyer, ConsentFact, CustomerFact
from regulars.connectors.shopify.amounts import number, word
from regulars.connectors.shopify.shapes import (
    Address,
    Checkout,
    ConsentChange,
    Customer,
    Order,
    Statement,
)
from regulars.customers.identify import Identifiers
from regulars.customers.postal import PostalAddress

SAID = {"subscribed": True, "unsubscribed": False}
"""States that are somebody's word. `pending` waits for a second opt-in, `not_subscribed` was never asked."""


def buyer_of(sale: Order | Checkout) -> Buyer:
    """Who pays. A guest is known by what the sale itself says; nobody is, at a till that didn't ask.

    Addresses tell a name and a country but never a phone: families and offices share theirs.
    """
    contact = sale.email or (sale.contact_email if isinstance(sale, Order) else None)
    billing, shipping = told(sale.billing_address), told(sale.shipping_address)
    address = billing or shipping or Address()
    customer = sale.customer or Customer()
    known = person(customer)
    return Buyer(
        who=Identifiers(
            email=known.who.email or contact or "",
            phone=known.who.phone or sale.phone or "",
            shop_customer=known.who.shop_customer,
        ),
        name=known.name or address.name or "",
        given_name=known.given_name or address.first_name or "",
        language=language(sale.customer_locale),
        country=country(shipping, billing) or known.country,
        home=home(billing or shipping) or UNSET,
    )


def person(customer: Customer) -> Buyer:
    """A customer's record."""
    names = (customer.first_name or "", customer.last_name or "")
    email = customer.email or (customer.default_email and customer.default_email.address)
    phone = customer.phone or (customer.default_phone and customer.default_phone.address)
    return Buyer(
        who=Identifiers(email=email or "", phone=phone or "", shop_customer=number(customer)),
        name=" ".join(filter(None, names)),
        given_name=names[0],
        language=language(customer.locale),
        country=country(customer.default_address),
    )


def told(address: Address | list[object] | None) -> Address | None:
    """An address, if there is one."""
    return address if isinstance(address, Address) else None


def home(address: Address | None) -> PostalAddress | None:
    """Where they get letters, where an address says so."""
    if address is None or not address.address1:
        return None
    return PostalAddress(
        name=address.name or "",
        company=address.company or "",
        street=address.address1,
        more=address.address2 or "",
        postcode=address.zip or "",
        city=address.city or "",
        region=address.province_code or "",
        country=country(address),
    )


def language(locale: str | None) -> str:
    """The language of a locale such as `lv-LV`."""
    return (locale or "").partition("-")[0]


def country(*addresses: Address | None) -> str:
    """The first country that the addresses tell by its two letters."""
    told = (address.country_code or "" for address in addresses if address)
    return next((code for code in told if len(code) == 2 and code.isalpha()), "")


def of_customer(customer: Customer, *, version: datetime) -> Iterator[CustomerFact | ConsentFact | PastFact]:
    """What customers/create and customers/update say.

    How often they ordered tells who was there before the orders that an app may read, which are sixty days
    unless the shop allows it more.
    """
    buyer = person(customer)
    yield CustomerFact(buyer=buyer, version=version, first_seen_at=customer.created_at)
    if customer.orders_count:
        since, orders = customer.created_at, customer.orders_count
        yield PastFact(who=buyer.who, as_of=version, since=since, orders=orders)
    yield from said(customer, buyer=buyer, at=version)


def of_deleted(customer: Customer, *, at: datetime) -> Iterator[ConsentFact]:
    """What customers/delete says: the shop keeps nobody's consent whose record it deleted."""
    buyer = Buyer(who=Identifiers(shop_customer=number(customer)))
    for channel in ("email", "sms"):
        yield ConsentFact(
            buyer=buyer,
            channel=channel,
            granted=False,
            occurred_at=at,
            how="shop",
            evidence={"shopify_state": "deleted"},
        )


def of_consent_change(change: ConsentChange, *, at: datetime) -> Iterator[ConsentFact]:
    """What the two topics about consent say. at: when, where the statement has no moment of its own."""
    who = Identifiers(
        email=change.email_address or "",
        phone=change.phone or "",
        shop_customer=str(change.customer_id or change.id or ""),
    )
    yield from said(change, buyer=Buyer(who=who), at=at)


def said(source: Customer | ConsentChange, *, buyer: Buyer, at: datetime) -> Iterator[ConsentFact]:
    """The yes and no to marketing by e-mail and by SMS, where somebody said one."""
    email: Statement | None = source.email_marketing_consent
    sms: Statement | None = source.sms_marketing_consent
    if isinstance(source, Customer):
        email, sms = email or source.default_email, sms or source.default_phone
    for channel, statement in {"email": email, "sms": sms}.items():
        if statement and word(statement.state) in SAID:
            yield ConsentFact(
                buyer=buyer,
                channel=channel,
                granted=SAID[word(statement.state)],
                occurred_at=statement.consent_updated_at or at,
                how="shop",
                evidence=evidence(statement),
            )


def evidence(statement: Statement) -> dict[str, str]:
    """How Shopify came to the statement, in its words."""
    proof = {
        "shopify_state": word(statement.state),
        "opt_in_level": word(statement.opt_in_level),
        "collected_from": statement.consent_collected_from,
    }
    return {key: value for key, value in proof.items() if value}


def at_checkout(order: Order, *, buyer: Buyer, placed_at: datetime) -> Iterator[ConsentFact]:
    """The ticked box of the checkout, unless the customer's record says more.

    An empty box is no withdrawal: it may have been ticked at an earlier order.
    """
    if order.customer and order.customer.email_marketing_consent:
        yield from said(order.customer, buyer=buyer, at=placed_at)
    elif order.buyer_accepts_marketing and buyer.who.email:
        yield ConsentFact(
            buyer=buyer,
            channel="email",
            granted=True,
            occurred_at=placed_at,
            how="checkout",
            evidence={"shopify_order": number(order), "field": "buyer_accepts_marketing"},
        )
