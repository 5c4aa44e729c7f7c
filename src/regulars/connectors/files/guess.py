"""Which shop does a file belong to, and what are the terms of a shop that is made for it?

Sensible answers come from the file itself: its currency column or the signs in its prices, the country that
most of its customers live in, and that country's time.
"""

import re
from dataclasses import dataclass
from pathlib import PurePath
from zoneinfo import available_timezones

from babel.core import get_global
from babel.numbers import get_territory_currencies, list_currencies
from django.utils.translation import gettext

from regulars.connectors.files.mapping import Mapping
from regulars.connectors.files.reading import Table
from regulars.connectors.files.words import country

SIGNS = {"€": "EUR", "£": "GBP", "₽": "RUB", "лв": "BGN", "zł": "PLN", "kč": "CZK"}
PRICES = ("unit_price", "line_total", "order_total", "subtotal")
CAPITALS = {"DE": "Europe/Berlin", "ES": "Europe/Madrid", "PT": "Europe/Lisbon", "RU": "Europe/Moscow"}
SAMPLE = 5_000


@dataclass(frozen=True, slots=True)
class Guess:
    """What a new shop might be called and how it reckons; '' where the file doesn't tell."""

    name: str
    currency: str
    country: str
    time_zone: str


def guessed(table: Table, mapping: Mapping) -> Guess:
    """The terms that a file suggests."""
    of = country(_usual(table, mapping, "country"))
    words = PurePath(table.name).stem.replace("_", " ").replace("-", " ").strip()
    return Guess(
        name=words[:1].upper() + words[1:] or table.name,
        currency=_currency(table, mapping) or _currency_of(of),
        country=of,
        time_zone=_zone_of(of),
    )


def unknown_terms(*, currency: str, time_zone: str) -> list[str]:
    """What keeps a shop from being opened with these terms, in sentences."""
    wrong = []
    if currency not in list_currencies():
        wrong.append(gettext("“%(code)s” is no currency. Write its code, as EUR.") % {"code": currency})
    if time_zone not in available_timezones():
        wrong.append(gettext("“%(zone)s” is no time zone. Write it as Europe/Riga.") % {"zone": time_zone})
    return wrong


def _usual(table: Table, mapping: Mapping, field: str) -> str:
    header = mapping.columns.get(field)
    if header is None:
        return ""
    some = table.frame[header].head(SAMPLE).drop_nulls()
    return str(some.mode().sort().first()) if len(some) else ""


def _currency(table: Table, mapping: Mapping) -> str:
    if told := _usual(table, mapping, "currency").strip().upper():
        return told if len(told) == 3 else ""
    headers = " ".join(mapping.columns.get(field, "") for field in PRICES)
    if named := re.search(r"\b(EUR|USD|GBP|BGN|RUB|PLN|SEK|NOK|DKK|CHF|CZK|LVL)\b", headers, re.IGNORECASE):
        return named[1].upper()
    written = headers + " ".join(_usual(table, mapping, field) for field in PRICES)
    return next((code for sign, code in SIGNS.items() if sign in written.casefold()), "")


def _currency_of(code: str) -> str:
    current = get_territory_currencies(code) if code else []
    return current[0] if current else ""


def _zone_of(code: str) -> str:
    """A country's only time zone, or its capital's; '' for countries as wide as America."""
    zones: list[str] = get_global("territory_zones").get(code, [])
    return zones[0] if len(zones) == 1 else CAPITALS.get(code, "")
