"""Who are WooCommerce's buyers?"""

from regulars.commerce.facts import Buyer, CustomerFact
from regulars.connectors.woocommerce.shapes import Address, Customer, Order, utc
from regulars.customers.identify import Identifiers
from regulars.customers.postal import PostalAddress

LANGUAGES = {"wpml_language", "trp_language"}
"""Where the usual plugins for several languages write that of an order."""


def buyer_of(order: Order) -> Buyer:
    """Who pays. The billing address is the buyer's own, e-mail and phone included; a guest's number is 0."""
    billing = order.billing
    return Buyer(
        who=Identifiers(email=billing.email, phone=billing.phone, shop_customer=str(order.customer_id or "")),
        name=name_of(billing),
        given_name=billing.first_name,
        language=language_of(order),
        country=order.shipping.country or billing.country,
        home=home_of(order.billing),
    )


def of_customer(customer: Customer) -> CustomerFact:
    """A customer's record."""
    billing = customer.billing
    return CustomerFact(
        buyer=Buyer(
            who=Identifiers(
                email=customer.email or billing.email, phone=billing.phone, shop_customer=str(customer.id)
            ),
            name=name_of(customer) or name_of(billing),
            given_name=customer.first_name or billing.first_name,
            country=customer.shipping.country or billing.country,
        ),
        version=utc(customer.date_modified_gmt or customer.date_created_gmt),
        first_seen_at=utc(customer.date_created_gmt),
    )


def home_of(address: Address) -> PostalAddress:
    """Where they get letters: the billing address, which is the buyer's own."""
    return PostalAddress(
        name=name_of(address),
        company=address.company,
        street=address.address_1,
        more=address.address_2,
        postcode=address.postcode,
        city=address.city,
        region=address.state,
        country=address.country,
    )


def name_of(called: Customer | Address) -> str:
    return f"{called.first_name} {called.last_name}".strip()


def language_of(order: Order) -> str:
    """In which language they bought, where a plugin tells; '' where none does."""
    told = (meta.value for meta in order.meta_data if meta.key in LANGUAGES)
    return next((word[:2].lower() for word in told if isinstance(word, str)), "")
