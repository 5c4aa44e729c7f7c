"""Where does somebody get letters, and how is their address written in their country?

An address is one of the ways by which somebody is known, kind `postal`: its parts in one text. It is kept
only where the store sends letters, and only the latest one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import msgspec
from babel import Locale

KIND = "postal"
LONGEST = 100
"""Characters of a part: eight of them fit an entry of an index, whatever they are written in."""
BASIC = 0xFFFF
AREA = "{postcode} {city}"
AREAS: Mapping[str, tuple[str, ...]] = {
    "LV": ("{city}, {postcode}",),
    "RU": ("{city}", "{region}", "{postcode}"),
    "UA": ("{city}", "{region}", "{postcode}"),
    "KZ": ("{city}", "{region}", "{postcode}"),
    "BY": ("{postcode}, {city}", "{region}"),
    "GB": ("{city}", "{postcode}"),
    "IE": ("{city}", "{region}", "{postcode}"),
    "US": ("{city}, {region} {postcode}",),
    "CA": ("{city} {region} {postcode}",),
    "AU": ("{city} {region} {postcode}",),
}
"""What stands below the street, where it isn't postcode and place, as the countries' posts tell the Universal
Postal Union (upu.int, Postal addressing systems in member countries)."""


@dataclass(frozen=True)
class Keeping:
    """Whether postal addresses are kept at all: as the settings of letters say, see channels/paper."""

    KEY: ClassVar[str] = "post"

    on: bool = False


class PostalAddress(msgspec.Struct, frozen=True, kw_only=True):
    """A person's address as letters need it. country: two capital letters."""

    name: str
    company: str = ""
    street: str = ""
    more: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether a letter would arrive."""
        return bool(self.name and self.street and self.city and self.country)


PARTS = PostalAddress.__struct_fields__


def kept(address: PostalAddress) -> str:
    """The address as one text, a line for each part, so that the same address is the same text."""
    return "\n".join(_plain(getattr(address, part)) for part in PARTS)


def read(text: str) -> PostalAddress:
    """The address of such a text."""
    return PostalAddress(**dict(zip(PARTS, text.split("\n"), strict=True)))


def lines(address: PostalAddress, *, sent_from: str, language: str) -> list[str]:
    """As it is written on a letter.

    sent_from: the country in which it is posted; only others' names are written, in the language of the post
    that carries it abroad, in capitals.
    """
    parts = {part: getattr(address, part) for part in PARTS}
    area = [pattern.format(**parts) for pattern in AREAS.get(address.country, (AREA,))]
    abroad = territory(address.country, language=language).upper() if address.country != sent_from else ""
    written = [address.name, address.company, address.street, address.more, *area, abroad]
    return [line for line in (line.strip(" ,") for line in written) if line]


def territory(country: str, *, language: str) -> str:
    """A country's name in a language; its letters where none is known."""
    return str(Locale.parse(language).territories.get(country, country))


def is_of(address: PostalAddress, name: str) -> bool:
    """Whether an address is this person's own: what goes to somebody else is a present."""
    return not name or _words(address.name) == _words(name)


def _plain(part: str) -> str:
    """A part in one line, without what no printer has."""
    basic = "".join(
        letter for letter in part if (letter.isprintable() and ord(letter) <= BASIC) or letter.isspace()
    )
    return " ".join(basic.split())[:LONGEST].strip()


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().split())
