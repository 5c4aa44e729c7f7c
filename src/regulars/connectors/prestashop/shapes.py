"""What do PrestaShop's orders, customers and settings look like, as far as we ask for them?

https://devdocs.prestashop-project.org/9/webservice/resources/. In its JSON nearly all is text: amounts with
six decimals, yes as "1", moments without a zone, and "0000-00-00 00:00:00" where there was none. Which ids
and numbers are text depends on its PHP: here all are. What has several languages is text where the shop has
one, else a list.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec

from regulars.connectors.decoded import decoded
from regulars.money import MoneyError

S = TypeVar("S")

NEVER = "0000-00-00"


class NoMoment(ValueError):
    """A date that has to be there is not, or is none."""


PROBLEMS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError, MoneyError, NoMoment)
"""What reading one of these raises where it isn't what it should be."""


def read(body: bytes, shape: type[S]) -> S:
    """A thing in its shape. Raises one of PROBLEMS."""
    return msgspec.convert(in_text(decoded(body, object)), shape, strict=False)


def in_text(value: object) -> object:
    """All in text; what is empty is left out, and so says nothing."""
    if isinstance(value, dict):
        told = {name: in_text(each) for name, each in value.items()}
        return {name: each for name, each in told.items() if each not in ("", None)}
    if isinstance(value, list):
        return [in_text(each) for each in value]
    if isinstance(value, bool) or value is None:
        return "1" if value else ""
    return str(value)


def moment(text: str, *, zone: ZoneInfo) -> datetime:
    """A moment of the shop's own clock. Raises NoMoment."""
    if found := when(text, zone=zone):
        return found
    raise NoMoment(f"{text!r} is no moment")


def when(text: str, *, zone: ZoneInfo) -> datetime | None:
    """A moment of the shop's own clock; None where there was none."""
    if not text or text.startswith(NEVER):
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day(text: str) -> date | None:
    """A day; None where there was none."""
    try:
        return date.fromisoformat(text) if text and not text.startswith(NEVER) else None
    except ValueError:
        return None


class InLanguage(msgspec.Struct, frozen=True):
    value: str = ""


Words = str | tuple[InLanguage, ...]


def said(words: Words) -> str:
    """Words in the shop's first language that has them."""
    if isinstance(words, tuple):
        return next((each.value for each in words if each.value), "")
    return words


class Row(msgspec.Struct, frozen=True):
    """A line of an order. Its prices are of one, before the order's vouchers."""

    id: str
    product_quantity: Decimal
    unit_price_tax_excl: Decimal
    unit_price_tax_incl: Decimal
    product_id: str = ""
    product_attribute_id: str = "0"
    product_name: str = ""
    product_reference: str = ""


class Rows(msgspec.Struct, frozen=True):
    order_rows: tuple[Row, ...] = ()


class Order(msgspec.Struct, frozen=True):
    """An order. total_paid_real: what came in for it."""

    id: str
    id_customer: str
    id_currency: str
    current_state: str
    date_add: str
    date_upd: str
    total_paid_tax_incl: Decimal
    total_paid_tax_excl: Decimal
    total_paid_real: Decimal = Decimal(0)
    total_discounts_tax_excl: Decimal = Decimal(0)
    total_shipping_tax_excl: Decimal = Decimal(0)
    total_wrapping_tax_excl: Decimal = Decimal(0)
    total_wrapping_tax_incl: Decimal = Decimal(0)
    id_address_delivery: str = "0"
    id_cart: str = "0"
    id_lang: str = "0"
    reference: str = ""
    note: str = ""
    associations: Rows = Rows()


class OfCart(msgspec.Struct, frozen=True):
    """An order, as far as it was a cart."""

    id_cart: str


class Seen(msgspec.Struct, frozen=True):
    """A thing in a list that tells only which there are."""

    id: str
    date_upd: str
    current_state: str = ""
    total_paid_real: Decimal = Decimal(0)
    deleted: str = "0"
    email: str = ""


class Customer(msgspec.Struct, frozen=True):
    """A customer, guests among them. optin: to offers of others; note: the shop's own."""

    id: str
    date_add: str
    date_upd: str
    email: str = ""
    firstname: str = ""
    lastname: str = ""
    id_lang: str = "0"
    birthday: str = ""
    newsletter: str = "0"
    newsletter_date_add: str = ""
    ip_registration_newsletter: str = ""
    optin: str = "0"
    deleted: str = "0"
    note: str = ""


class Address(msgspec.Struct, frozen=True):
    id: str
    id_country: str = "0"
    city: str = ""
    postcode: str = ""


class Coded(msgspec.Struct, frozen=True):
    """A country, language or currency. iso_code: LV, lv, EUR."""

    id: str
    iso_code: str = ""


class Setting(msgspec.Struct, frozen=True):
    name: str
    value: str = ""


class UsedRule(msgspec.Struct, frozen=True):
    """A voucher of an order. value_tax_excl: what it took off, shipping included where that was free.

    deleted: whether somebody took it out again.
    """

    id_order: str
    value_tax_excl: Decimal = Decimal(0)
    free_shipping: str = "0"
    deleted: str = "0"


class Carriage(msgspec.Struct, frozen=True):
    """A parcel of an order, or what will be one."""

    id: str
    id_order: str
    id_carrier: str = "0"
    tracking_number: str = ""


class Carrier(msgspec.Struct, frozen=True):
    """url: where a parcel is followed, with an @ for its number."""

    id: str
    name: str = ""
    url: str = ""


class State(msgspec.Struct, frozen=True):
    """A state that orders may be in. shipped, delivery: whether they are sent, or ready to be."""

    id: str
    shipped: str = "0"


class Given(msgspec.Struct, frozen=True):
    """What of a line was given back."""

    id_order_detail: str
    product_quantity: Decimal
    amount_tax_excl: Decimal
    amount_tax_incl: Decimal


class GivenRows(msgspec.Struct, frozen=True):
    order_slip_details: tuple[Given, ...] = ()


class Slip(msgspec.Struct, frozen=True):
    """A credit slip. amount: what was given back for goods, with tax; less than its lines after vouchers."""

    id: str
    id_order: str
    date_add: str
    date_upd: str
    total_products_tax_incl: Decimal = Decimal(0)
    total_shipping_tax_incl: Decimal = Decimal(0)
    amount: Decimal = Decimal(0)
    associations: GivenRows = GivenRows()


class Linked(msgspec.Struct, frozen=True):
    id: str
