"""Of what can a letter speak, and how does it say it in the reader's language?

A letter's `{{ ... }}` may name the fields below and nothing else; what isn't known is '' or None.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import escape
from typing import Any, TypeVar
from urllib.parse import urlsplit

import minijinja
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from regulars.money import Money, exponent

T = TypeVar("T")
PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?/[A-Za-z0-9._/-]*")
"""Addresses in which nothing has to be escaped, as ours, of which no two are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerWords:
    given_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopWords:
    """signed_by: the person of the shop who signs, where there is one."""

    name: str
    url: str = ""
    signed_by: str = ""
    postal_address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductWords:
    """bought_on: when this customer last bought it."""

    name: str
    url: str = ""
    image_url: str = ""
    price: Money | None = None
    bought_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderWords:
    number: str
    placed_on: date
    total: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkWords:
    """Links of ours, signed. confirm: says that an address is its owner's, and that they want to hear.

    preferences: where one chooses what to hear of. '' where there is none.
    """

    unsubscribe: str
    confirm: str = ""
    preferences: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What one letter to one person can say. today: the day in the shop on which it is written.

    product: the one it is about, or the foremost of the order. products: of the order, foremost first.
    recommended: what goes with them. among: the segments that they belong to, see among.py.
    """

    customer: CustomerWords
    shop: ShopWords
    links: LinkWords
    today: date
    product: ProductWords | None = None
    products: tuple[ProductWords, ...] = ()
    order: OrderWords | None = None
    recommended: tuple[ProductWords, ...] = ()
    among: frozenset[str] = frozenset()


FIELDS = tuple(field.name for field in fields(Words))
GROUPS: dict[str, type] = {
    "customer": CustomerWords,
    "shop": ShopWords,
    "links": LinkWords,
    "product": ProductWords,
    "order": OrderWords,
}


def known_names() -> frozenset[str]:
    """All that a letter may name, `product.name` and the like."""
    dotted = (f"{group}.{field.name}" for group, words in GROUPS.items() for field in fields(words))
    amounts = ("order.total.minor", "product.price.minor")
    return frozenset({*dotted, *amounts, *GROUPS, "products", "recommended", "today", "among"})


def as_context(words: Words) -> dict[str, Any]:
    """The words as the template engine takes them."""
    return {name: getattr(words, name) for name in FIELDS}


def filters(language: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """What a letter in this language may put behind a `|`; of what isn't known there is nothing to say."""
    yield "money", lambda amount: money(known(amount), language=language)
    yield (
        "day",
        minijinja.pass_state(lambda at, on: day(known(on), today=at.lookup("today"), language=language)),
    )
    yield "number", lambda count: format_decimal(known(count), locale=language)
    yield "called", lambda name: called(name, language=language)
    yield "link", link


def known(value: T | None) -> T:
    """The value. Raises minijinja.TemplateError without one."""
    if value is None:
        raise minijinja.TemplateError("what isn't known can't be said: ask with {% if %} first")
    return value


@lru_cache(maxsize=4096)
def money(amount: Money, *, language: str) -> str:
    """An amount as the language writes it: €12.50, 12,50 €."""
    exact = Decimal(amount.minor).scaleb(-exponent(amount.currency))
    return format_currency(exact, amount.currency, locale=language)


LATVIAN_IN = (
    "janvārī", "februārī", "martā", "aprīlī", "maijā", "jūnijā", "jūlijā", "augustā", "septembrī", "oktobrī",
    "novembrī", "decembrī",
)  # fmt: skip
ON = {"en": "on ", "lv": "", "bg": "на ", "ru": ""}


@lru_cache(maxsize=4096)
def day(on: date, *, today: date, language: str) -> str:
    """When something was, as it stands in a sentence: "on 12 May"; with its year when it is another one."""
    if language == "lv":  # CLDR has the months' first case only
        spoken = f"{on.day}. {LATVIAN_IN[on.month - 1]}"
        return spoken if on.year == today.year else f"{on.year}. gada {spoken}"
    years = {"bg": "d MMMM y 'година'", "ru": "d MMMM y 'года'"}  # in full: an `г.` may end the sentence
    pattern = "d MMMM" if on.year == today.year else years.get(language, "d MMMM y")
    return ON.get(language, "") + format_date(on, pattern, locale=language)


# Men's names as Latvian declines them, but for foreign ones that only look so.
LATVIAN_ENDING = re.compile(r"(i|u|[bdgklļmnņprtvj])s$|š$")
NOT_LATVIAN = frozenset({
    "Alexis", "Boris", "Chris", "Denis", "Dennis", "Doris", "Elvis", "Francis", "Hans", "Iris", "Jens",
    "Lars", "Lewis", "Louis", "Lucius", "Marcus", "Markus", "Morris", "Paris", "Travis",
})  # fmt: skip


def called(name: str, *, language: str) -> str:
    """A given name as one calls somebody by it: in Latvian Jānis becomes Jāni, and James stays James."""
    declined = language == "lv" and LATVIAN_ENDING.search(name) and name not in NOT_LATVIAN
    return name[:-1] if declined else name


def link(url: str) -> str:
    """A web address, safe within an attribute; '' when it is anything else."""
    if PLAIN_ADDRESS.fullmatch(url):
        return minijinja.safe(url)
    return minijinja.safe(escape(url)) if is_web_address(url) else ""


@lru_cache(maxsize=4096)
def is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
