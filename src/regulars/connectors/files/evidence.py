"""Do a column's cells look like what its header says?"""

from collections.abc import Callable

import polars as pl

from regulars.connectors.files.dates import apart
from regulars.connectors.files.numerals import COMMA, POINT, number
from regulars.connectors.files.reading import Table
from regulars.connectors.files.words import NEITHER, yes_or_no
from regulars.customers.identify import email_key

SAMPLE = 300
ENOUGH = 0.8

NUMBERS = {
    "quantity", "unit_price", "line_total", "line_subtotal", "line_discount", "line_tax", "unit_cost",
    "stock", "subtotal", "shipping", "order_discount", "order_tax", "order_total", "refunded",
    "spend", "impressions", "clicks", "orders_before", "points", "balance", "rating",
}  # fmt: skip
MOMENTS = {
    "placed_at", "cancelled_at", "updated_at", "birth_date", "customer_since", "consent_email_at",
    "consent_sms_at", "confirmed_at", "refused_at", "suppressed_at", "written_at",
}  # fmt: skip


def fits(field: str, column: pl.Series) -> bool:
    """Whether most cells can be what the field wants. An empty column fits everything."""
    test = _test(field)
    return test is None or _share(column, test) >= ENOUGH


def corrected(field: str, column: pl.Series) -> str:
    """The field that a column holds by its cells, when its header means `field`: `Customer` may be a name."""
    if field == "customer_id" and _share(column, _is_address) >= ENOUGH:
        return "email"
    if field == "customer_id" and _share(column, _is_wordy) >= ENOUGH:
        return "name"
    if field == "name" and _share(column, _is_code) >= ENOUGH:
        return "customer_id"
    return field


def address_column(table: Table, *, taken: set[str]) -> str | None:
    """The column with an unknown header that holds e-mail addresses, if one leaves no doubt."""
    free = [header for header in table.headers if header not in taken and table.frame[header].count()]
    return next((header for header in free if _share(table.frame[header], _is_address) >= ENOUGH), None)


def _test(field: str) -> Callable[[str], bool] | None:
    if field in NUMBERS:
        return _is_number
    if field in MOMENTS:
        return lambda text: apart(text) is not None
    if field == "email":
        return _is_address
    if field in {"consent_email", "consent_sms"}:
        return lambda text: yes_or_no(text) is not None or text.strip().casefold() in NEITHER
    return None


def _share(column: pl.Series, test: Callable[[str], bool]) -> float:
    some = column.head(5000).drop_nulls().unique(maintain_order=True).head(SAMPLE).to_list()
    return sum(map(test, some)) / len(some) if some else 1.0


def _is_number(text: str) -> bool:
    return number(text, decimal=POINT) is not None or number(text, decimal=COMMA) is not None


def _is_address(text: str) -> bool:
    return bool(email_key(text))


def _is_wordy(text: str) -> bool:
    return " " in text.strip() and not any(char.isdigit() for char in text)


def _is_code(text: str) -> bool:
    return text.strip().replace(".", "").isdigit()
