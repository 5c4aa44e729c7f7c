"""What is a 'product' on a line really: goods, postage, a fee, a sample, a voucher, a correction, a test?

Judged per product, by its code and the name that it bears most often. A code alone proves nothing when its
name says that it is goods: only for what has no name does the code decide.
"""

import re
from functools import cache
from pathlib import Path

import msgspec

TABLE = Path(__file__).with_name("kinds.yaml")

DISCOUNT = "discount"
"""Our own kind: a line that lowers the order, or gives money back; it is no product of its own."""

GOODS = {"product", "gift_card"}
"""What makes a document a purchase."""


class Marks(msgspec.Struct, frozen=True):
    """By what a kind is known; see kinds.yaml."""

    named: tuple[str, ...]
    coded: tuple[str, ...]
    like: tuple[str, ...] = ()


def kind_of(code: str, *, name: str = "") -> str:
    """The kind of a product by its code and its most usual name; `product` when nothing says otherwise."""
    called = " ".join(name.casefold().strip(" .:").split())
    if called:
        return _names().get(called) or _first(_likenesses(), called) or "product"
    return _first(_codes(), code.strip().casefold()) or "product"


def _first(patterns: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> str | None:
    return next((kind for kind, pattern in patterns if pattern.search(text)), None)


@cache
def _marks() -> dict[str, Marks]:
    return msgspec.yaml.decode(TABLE.read_bytes(), type=dict[str, Marks])


@cache
def _names() -> dict[str, str]:
    return {name: kind for kind, marks in _marks().items() for name in marks.named}


@cache
def _likenesses() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(text)) for kind, marks in _marks().items() for text in marks.like)


@cache
def _codes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(f"^{text}$")) for kind, marks in _marks().items() for text in marks.coded)
