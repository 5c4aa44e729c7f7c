"""Which number does a cell hold, and how does its column write numbers?

`1,234.56`, `1 234,56`, `1.234,56`, `1'234.56`, `€ 12,50`, `(5.00)` and `5.00-` are numbers; which sign parts
the decimals is decided over the whole column.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

POINT, COMMA = ".", ","

SPACES = re.compile(r"[\s'’`]+")
MINUS = str.maketrans({"−": "-", "–": "-", "\u2011": "-"})
MONEY = r"(?:[€$£¥₽₴₺₸]|ls|лв|руб|р|kr|zł|kč|ft|lei|[a-z]{3})\.?"
AROUND = re.compile(rf"^{MONEY}(?=[-+\d.,(])|(?<=[\d)\-]){MONEY}$|(?<=^[-+]){MONEY}", re.IGNORECASE)
PLAIN = re.compile(r"[-+]?(\d+(?:[.,]\d+)*|[.,]\d+)[.,]?")
EXPONENT = re.compile(r"[-+]?\d(?:[.,]\d+)?e[-+]?\d{1,3}", re.IGNORECASE)
BIGGEST = Decimal(10) ** 11  # what a quantity's column in the database holds


@dataclass(frozen=True, slots=True)
class Writing:
    """How a column writes numbers. decimal: `.` or `,`. sure: whether a cell proved it."""

    decimal: str = POINT
    sure: bool = False


def writing(texts: Iterable[str], *, otherwise: str = POINT) -> Writing:
    """How the numbers of a column are written, by what their cells prove; most cells win.

    otherwise: what holds when every cell could be read both ways (`1,234`).
    """
    proofs = [proof for text in texts if (proof := proven(bare(text)))]
    if not proofs:
        return Writing(otherwise)
    return Writing(max((POINT, COMMA), key=proofs.count), sure=True)


def proven(number: str) -> str:
    """The decimal sign that a bare number proves by itself; '' when it can be read both ways."""
    signs = [char for char in number if char in ".,"]
    if not signs or not PLAIN.fullmatch(number):
        return ""
    last, other = signs[-1], COMMA if signs[-1] == POINT else POINT
    if other in signs:
        return last  # the sign that parts thousands comes first: 1,234.56
    if len(signs) > 1:
        return other  # only thousands are parted more than once: 1,234,567
    whole, _, after = number.lstrip("+-").partition(last)
    three_after_up_to_three = len(after) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    return "" if three_after_up_to_three else last


def bare(text: str) -> str:
    """A cell without spaces, currency and brackets; a minus stands in front."""
    compact = SPACES.sub("", text.translate(MINUS))
    if compact.startswith("(") and compact.endswith(")"):
        compact = "-" + compact[1:-1]
    number = AROUND.sub("", AROUND.sub("", compact))
    if number.endswith("-"):
        number = "-" + number[:-1]
    return number


def number(text: str, *, decimal: str = POINT) -> Decimal | None:
    """The number that a cell holds, exact; None when it holds none in this writing.

    Signs that part thousands must stand before groups of three, so that 1.234,56 is never 1.23456.
    """
    digits = bare(text)
    if EXPONENT.fullmatch(digits):
        return _decimal(digits.replace(COMMA, POINT))
    if not PLAIN.fullmatch(digits):
        return None
    whole, _, after = digits.partition(decimal)
    grouping = POINT if decimal == COMMA else COMMA
    if grouping in after or (grouping in whole and not _is_grouped(whole, grouping)):
        return None
    return _decimal(f"{whole.replace(grouping, '') or '0'}.{after or '0'}")


def _is_grouped(whole: str, grouping: str) -> bool:
    first, *groups = whole.lstrip("+-").split(grouping)
    starts = 1 <= len(first) <= 3 and not first.startswith("0")
    return starts and all(len(group) == 3 for group in groups)


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if abs(value) < BIGGEST else None
