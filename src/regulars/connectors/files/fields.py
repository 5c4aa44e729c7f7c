"""Which fields can a file tell, and which of them must it?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ORDERS, CUSTOMERS, PRODUCTS, SPEND = "orders", "customers", "products", "spend"
SUBJECTS: dict[str, Promise] = {
    ORDERS: _("Orders"),
    CUSTOMERS: _("Customers"),
    PRODUCTS: _("Products"),
    SPEND: _("Advertising costs"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a column can hold. per: what it belongs to, the order or a line of it."""

    label: Promise
    per: str = "order"
    of: tuple[str, ...] = (ORDERS,)


PEOPLE = (ORDERS, CUSTOMERS)
GOODS = (ORDERS, PRODUCTS)

FIELDS: dict[str, Field] = {
    "order_id": Field(_("Order number")),
    "order_number": Field(_("Order number that people see")),
    "placed_at": Field(_("Date of the order"), of=(ORDERS, SPEND)),
    "placed_time": Field(_("Time of the order")),
    "sku": Field(_("Product code (SKU)"), per="line", of=GOODS),
    "product": Field(_("Product name"), per="line", of=GOODS),
    "quantity": Field(_("Quantity"), per="line"),
    "unit_price": Field(_("Price of one"), per="line", of=GOODS),
    "line_total": Field(_("Amount of the line, after discounts"), per="line"),
    "line_subtotal": Field(_("Amount of the line, before discounts"), per="line"),
    "line_discount": Field(_("Discount on the line"), per="line"),
    "line_tax": Field(_("Tax on the line"), per="line"),
    "currency": Field(_("Currency"), of=(ORDERS, PRODUCTS, SPEND)),
    "customer_id": Field(_("Customer number"), of=PEOPLE),
    "email": Field(_("E-mail"), of=PEOPLE),
    "phone": Field(_("Phone"), of=PEOPLE),
    "name": Field(_("Name"), of=PEOPLE),
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
    "updated_at": Field(_("Changed at"), of=(ORDERS, CUSTOMERS, PRODUCTS)),
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
