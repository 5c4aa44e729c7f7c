"""Which fields can a file tell, and which of them must it?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ORDERS, CUSTOMERS, PRODUCTS, SPEND = "orders", "customers", "products", "spend"
BALANCES, REVIEWS = "balances", "reviews"
SUBJECTS: dict[str, Promise] = {
    ORDERS: _("Orders"),
    CUSTOMERS: _("Customers"),
    PRODUCTS: _("Products"),
    SPEND: _("Advertising costs"),
    BALANCES: _("Points and gift cards"),
    REVIEWS: _("Reviews"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a column can hold. per: what it belongs to, the order or a line of it."""

    label: Promise
    per: str = "order"
    of: tuple[str, ...] = (ORDERS,)


PEOPLE = (ORDERS, CUSTOMERS)
GOODS = (ORDERS, PRODUCTS)
NAMED = (*PEOPLE, BALANCES, REVIEWS)
REVIEWED = (*GOODS, REVIEWS)

FIELDS: dict[str, Field] = {
    "order_id": Field(_("Order number")),
    "order_number": Field(_("Order number that people see")),
    "placed_at": Field(_("Date of the order"), of=(ORDERS, SPEND)),
    "placed_time": Field(_("Time of the order")),
    "sku": Field(_("Product code (SKU)"), per="line", of=REVIEWED),
    "product": Field(_("Product name"), per="line", of=REVIEWED),
    "quantity": Field(_("Quantity"), per="line"),
    "unit_price": Field(_("Price of one"), per="line", of=GOODS),
    "line_total": Field(_("Amount of the line, after discounts"), per="line"),
    "line_subtotal": Field(_("Amount of the line, before discounts"), per="line"),
    "line_discount": Field(_("Discount on the line"), per="line"),
    "line_tax": Field(_("Tax on the line"), per="line"),
    "currency": Field(_("Currency"), of=(ORDERS, PRODUCTS, SPEND, BALANCES)),
    "customer_id": Field(_("Customer number"), of=NAMED),
    "email": Field(_("E-mail"), of=NAMED),
    "phone": Field(_("Phone"), of=NAMED),
    "name": Field(_("Name"), of=(*PEOPLE, REVIEWS)),
    "first_name": Field(_("First name"), of=PEOPLE),
    "last_name": Field(_("Last name"), of=PEOPLE),
    "country": Field(_("Country"), of=PEOPLE),
    "language": Field(_("Language"), of=PEOPLE),
    "birth_date": Field(_("Date of birth"), of=PEOPLE),
    "customer_since": Field(_("Customer since"), of=(CUSTOMERS,)),
    "category": Field(_("Category"), per="line", of=GOODS),
    "brand": Field(_("Brand"), per="line", of=GOODS),
    "unit_cost": Field(_("What one costs you"), per="line", of=GOODS),
    "stock": Field(_("In stock"), per="line", of=(PRODUCTS,)),
    "url": Field(_("Page of the product"), per="line", of=(PRODUCTS,)),
    "image_url": Field(_("Picture of the product"), per="line", of=(PRODUCTS,)),
    "subtotal": Field(_("Order: goods after discounts")),
    "shipping": Field(_("Order: shipping")),
    "order_discount": Field(_("Order: discount")),
    "order_tax": Field(_("Order: tax")),
    "order_total": Field(_("Order: total")),
    "status": Field(_("Status of the order")),
    "cancelled_at": Field(_("Cancelled at")),
    "updated_at": Field(_("Changed at"), of=(ORDERS, CUSTOMERS, PRODUCTS, BALANCES, REVIEWS)),
    "refunded": Field(_("Refunded amount")),
    "original_order": Field(_("Order that a return belongs to")),
    "channel": Field(_("Sales channel")),
    "consent_email": Field(_("Agreed to offers by e-mail"), of=PEOPLE),
    "consent_sms": Field(_("Agreed to offers by SMS"), of=PEOPLE),
    "advertiser": Field(_("Advertised with"), of=(SPEND,)),
    "campaign": Field(_("Campaign"), of=(SPEND,)),
    "spend": Field(_("What it cost"), of=(SPEND,)),
    "impressions": Field(_("How often it was shown"), of=(SPEND,)),
    "clicks": Field(_("Clicks"), of=(SPEND,)),
    "consent_email_at": Field(_("Agreed to e-mail at"), of=(CUSTOMERS,)),
    "consent_sms_at": Field(_("Agreed to SMS at"), of=(CUSTOMERS,)),
    "consent_ip": Field(_("Agreed from the address (IP)"), of=(CUSTOMERS,)),
    "consent_source": Field(_("Agreed by way of"), of=(CUSTOMERS,)),
    "consent_page": Field(_("Agreed on the page"), of=(CUSTOMERS,)),
    "consent_text": Field(_("To which words they agreed"), of=(CUSTOMERS,)),
    "double_opt_in": Field(_("Confirmed it in a second step"), of=(CUSTOMERS,)),
    "confirmed_at": Field(_("Confirmed it at"), of=(CUSTOMERS,)),
    "confirmed_ip": Field(_("Confirmed it from the address (IP)"), of=(CUSTOMERS,)),
    "refused_at": Field(_("Unsubscribed at"), of=(CUSTOMERS,)),
    "blocked": Field(_("Blocked for e-mail"), of=(CUSTOMERS,)),
    "suppressed": Field(_("Why nothing may be sent"), of=(CUSTOMERS,)),
    "suppressed_at": Field(_("Nothing may be sent since"), of=(CUSTOMERS,)),
    "orders_before": Field(_("Orders so far"), of=(CUSTOMERS,)),
    "points": Field(_("Points"), of=(BALANCES,)),
    "balance": Field(_("Left on the gift card"), of=(BALANCES,)),
    "card": Field(_("Code of the gift card"), of=(BALANCES,)),
    "tier": Field(_("Tier"), of=(BALANCES,)),
    "review_id": Field(_("Number of the review"), of=(REVIEWS,)),
    "rating": Field(_("Stars"), of=(REVIEWS,)),
    "title": Field(_("Title of the review"), of=(REVIEWS,)),
    "body": Field(_("What they wrote"), of=(REVIEWS,)),
    "handle": Field(_("Short name of the product"), of=(REVIEWS,)),
    "written_at": Field(_("Written at"), of=(REVIEWS,)),
    "verified": Field(_("Known to have bought it"), of=(REVIEWS,)),
    "published": Field(_("Shown in the shop"), of=(REVIEWS,)),
    "reply": Field(_("Your reply"), of=(REVIEWS,)),
}

MUST: dict[str, tuple[tuple[str, ...], ...]] = {
    ORDERS: (
        ("order_id",),
        ("placed_at",),
        ("sku", "product", "order_total"),
        ("unit_price", "line_total", "order_total"),
    ),
    CUSTOMERS: (("email", "phone", "customer_id"),),
    PRODUCTS: (("sku", "product"),),
    SPEND: (("placed_at",), ("spend",)),
    BALANCES: (("email", "phone", "customer_id", "card"), ("points", "balance")),
    REVIEWS: (("rating",), ("written_at",), ("sku", "handle", "product")),
}
"""Of each group one column must be there."""

WHO = ("customer_id", "email", "phone")
"""Without one of these nobody can tell who bought."""

PER_LINE = {"order_total": "line_total", "order_discount": "line_discount", "order_tax": "line_tax"}
"""What an order's amount is when it differs between the lines of one order."""


def label_of(name: str, *, subject: str) -> Promise:
    """What a field is called in a file about this: the day of advertising is no order's."""
    return _("Day") if name == "placed_at" and subject == SPEND else FIELDS[name].label


def fields_of(subject: str) -> list[str]:
    """The fields that a file about this can tell, in their order."""
    return [name for name, field in FIELDS.items() if subject in field.of]
