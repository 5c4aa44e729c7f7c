"""Does a written value fit an attribute, and what would?"""

from contextlib import suppress
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from regulars.customers.attributes import Attribute, Kind
from regulars.engine.expression import Value

NUMERIC = {Kind.NUMBER, Kind.MONEY, Kind.SHARE}
ORDERED = {*NUMERIC, Kind.DAY}


def fitting(value: Value, *, attribute: Attribute) -> Value | None:
    """The value as this kind of attribute takes it, or None where it doesn't fit."""
    match attribute.kind, value:
        case Kind.FLAG, bool():
            return value
        case ((Kind.NUMBER | Kind.MONEY | Kind.SHARE), int() | Decimal()) if not isinstance(value, bool):
            return value
        case Kind.DAY, str():
            with suppress(ValueError):
                return date.fromisoformat(value)
        case Kind.CHOICE, str() if value in dict(attribute.choices):
            return value
        case Kind.TEXT, str():
            return value
    return None


def wanted(attribute: Attribute) -> str:
    """What the attribute can be compared with, in words."""
    match attribute.kind:
        case Kind.FLAG:
            return gettext("true or false")
        case Kind.DAY:
            return gettext("a day in quotes, such as '2026-01-31'")
        case Kind.CHOICE:
            words = ", ".join(f"'{choice}'" for choice, _ in attribute.choices)
            return gettext("one of %(words)s") % {"words": words}
        case Kind.TEXT:
            return gettext("a text in quotes")
    return gettext("a number")


def number(text: str) -> int | Decimal:
    """A number as written: whole where it is."""
    value = Decimal(text)
    return int(value) if value == value.to_integral_value() else value
