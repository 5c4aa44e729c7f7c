"""Which of our fields does a column's header name?"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec

HERE = Path(__file__).parent
SEARCHED_ROWS = 20

# Words that say in which currency or with which tax, and not what a column holds.
QUALIFIERS = {
    "eur", "usd", "gbp", "bgn", "rub", "lvl", "ls", "лв", "руб", "€", "$", "£",
    "incl", "excl", "inc", "ex", "vat", "tax", "net", "gross", "neto", "bruto",
    "ar", "bez", "с", "без", "pvn", "ндс", "ддс", "w", "o",
}  # fmt: skip
WITHOUT_TAX = re.compile(r"\b(excl|ex|net|neto|w o|bez pvn|без ндс|без ддс)\b")
WITH_TAX = re.compile(r"\b(incl|inc|gross|bruto|ar pvn|с ндс|с ддс)\b")


class Shape(msgspec.Struct, frozen=True):
    """An export known as a whole; see shapes.yaml."""

    name: str
    subject: str
    signature: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    tax: str = ""
    packed: tuple[str, ...] = ()


@cache
def vocabulary() -> dict[str, tuple[str, int]]:
    """For each known header, in its plain form, the field and how far down its list it stands."""
    told = msgspec.yaml.decode((HERE / "headers.yaml").read_bytes(), type=dict[str, list[str]])
    return {plain(word): (name, rank) for name, words in told.items() for rank, word in enumerate(words)}


@cache
def shapes() -> tuple[Shape, ...]:
    return msgspec.yaml.decode((HERE / "shapes.yaml").read_bytes(), type=tuple[Shape, ...])


def recognised(headers: Sequence[str]) -> Shape | None:
    """The known export that has these headers, if any."""
    there = {plain(header) for header in headers}
    return next((shape for shape in shapes() if {plain(name) for name in shape.signature} <= there), None)


def plain(header: str) -> str:
    """A header in small letters, its words apart, without punctuation: `StockCode` as `stock code`."""
    normal = unicodedata.normalize("NFKC", header)
    humps = [
        " " + here if here.isupper() and before.islower() else here for before, here in pairwise(f" {normal}")
    ]
    apart = "".join(humps)
    return " ".join(re.sub(r"[^\w€$£]+|_", " ", apart.casefold()).split())


def field_of(header: str) -> tuple[str, int] | None:
    """The field that a header names and the rank of the word; qualifiers such as `(EUR)` are passed over."""
    words = plain(header)
    if found := vocabulary().get(words):
        return found
    bare = " ".join(word for word in words.split() if word not in QUALIFIERS)
    return vocabulary().get(bare)


def tax_of(header: str) -> str:
    """Whether a header says that its amounts have the tax in them: `included`, `added` or ''."""
    words = plain(header)
    if WITHOUT_TAX.search(words):
        return "added"
    return "included" if WITH_TAX.search(words) else ""


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """Which of the first rows names the columns: titles may stand above it. 0 when none is better."""
    known = [sum(field_of(cell) is not None for cell in row) for row in rows[:SEARCHED_ROWS]]
    best = max(known, default=0)
    return known.index(best) if best >= 2 else 0


def unique_names(cells: Sequence[str]) -> list[str]:
    """The names of columns, each only once; what has no name is called by its place."""
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        name = wanted = " ".join(cell.split()) or f"#{place}"
        again = 2
        while name in names:
            name, again = f"{wanted} ({again})", again + 1
        names.append(name)
    return names
