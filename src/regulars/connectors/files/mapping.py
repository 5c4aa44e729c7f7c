"""How is a file to be understood, and by what is it known again?"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from regulars.connectors.files.fields import FIELDS, MUST, WHO
from regulars.connectors.files.headers import plain


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be understood; what the owner confirms.

    columns: the header by field. shape: of the known export, or ''. date_order: day or month, '' when the
    cells tell. mixed_dates: cells of several forms are each read in their own. negatives: `return` when
    a negative quantity is one, '' when it is to be asked. tax: included, added, or '' when totals tell.
    """

    subject: str
    columns: dict[str, str]
    shape: str = ""
    date_order: str = ""
    mixed_dates: bool = False
    negatives: str = ""
    tax: str = ""


ANSWERS = ("date_order", "mixed_dates", "negatives")
"""What is answered for one file and holds for no other, however alike their headers are."""


@dataclass(frozen=True, slots=True)
class Match:
    """A column recognised. samples: some of its cells.

    confidence: per cent; less than all where another column could be meant too, or cells don't look like it.
    """

    field: str
    header: str
    confidence: int
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a file seems to hold, for the owner to confirm.

    missing: groups of fields of which one must be named. unused: headers that nothing was made of.
    """

    mapping: Mapping
    matches: tuple[Match, ...]
    unused: tuple[str, ...]
    missing: tuple[tuple[str, ...], ...]

    @property
    def tells_who(self) -> bool:
        return any(name in self.mapping.columns for name in WHO)


def strangers(mapping: Mapping, *, headers: Sequence[str]) -> list[str]:
    """The columns that a mapping names and the file lacks, and the fields that nobody knows."""
    return sorted({*mapping.columns.values()} - {*headers} | mapping.columns.keys() - FIELDS.keys())


def missing(mapping: Mapping) -> tuple[tuple[str, ...], ...]:
    """The groups of fields of which none is named."""
    return tuple(
        group for group in MUST[mapping.subject] if not any(name in mapping.columns for name in group)
    )


def without_answers(mapping: Mapping) -> Mapping:
    """What holds for every file with these headers."""
    unanswered = Mapping(subject=mapping.subject, columns=mapping.columns)
    return msgspec.structs.replace(mapping, **{name: getattr(unanswered, name) for name in ANSWERS})


def digest(headers: tuple[str, ...]) -> str:
    """What an export is known by: its headers in their order, however they are spaced or cased."""
    return blake2b("\n".join(plain(header) for header in headers).encode(), digest_size=16).hexdigest()
