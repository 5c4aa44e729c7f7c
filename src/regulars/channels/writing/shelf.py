"""Which text does a message go out with: the store's own, or the gallery's?

A message keeps the edition of its letter that held when it was planned, so an edit changes nothing that
waits. What held at an edition never changes either: it is compiled once and kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from regulars.channels import letters
from regulars.channels.compiling import Broken, Text
from regulars.channels.letters import Kind, Letter, UnknownLetter, Unwritable, spoken
from regulars.channels.writing import blocks, queries
from regulars.channels.writing.blocks import AnyBlock
from regulars.channels.writing.brand import Brand
from regulars.web import stored

if TYPE_CHECKING:
    from regulars.channels.ledger import Claimed
    from regulars.channels.writing.models import OwnText

EVERY_SHOP = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """All letters, in the store's looks.

    seen: editions that were read; what held then never changes. asked: the segments that they ask for.
    """

    brand: Brand
    seen: dict[tuple[str, int], Mapping[tuple[int, str], "Own"]] = field(default_factory=dict)
    asked: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)

    def of(self, send: "Claimed", *, languages: tuple[str, ...]) -> Letter:
        """The letter of a message, as it was planned. Raises UnknownLetter and Unwritable."""
        return self.letter(send.template, languages=languages, shop_id=send.shop_id, edition=send.edition)

    def letter(
        self, name: str, *, languages: tuple[str, ...], shop_id: int | None = None, edition: int | None = None
    ) -> Letter:
        """The letter as it was at this edition, or as it is now.

        The first of the languages in which there is one; in each the shop's own, else every shop's, else the
        gallery's. Raises UnknownLetter.
        """
        found = self.at_edition(name, queries.edition(name) if edition is None else edition)
        for language in spoken(languages):
            for shop in dict.fromkeys((shop_id or EVERY_SHOP, EVERY_SHOP)):
                if own := found.get((shop, language)):
                    return self.bound(own)
            if (language, name) in letters.shelf():
                return letters.letter(name, languages=(language,), brand=self.brand)
        if found:  # a letter of the store's in none of the languages: better in another than not at all
            return self.bound(found[min(found)])
        raise UnknownLetter(name)

    def at_edition(self, name: str, edition: int) -> Mapping[tuple[int, str], "Own"]:
        """The store's own texts that held then, by shop and language."""
        if (name, edition) not in self.seen:
            self.seen[name, edition] = at_edition(name, edition)
        return self.seen[name, edition]

    def asks(self, send: "Claimed") -> frozenset[str]:
        """The segments for which something stands in a message's letter, in any of its texts."""
        if not send.edition:
            return frozenset()
        key = send.template, send.edition
        if key not in self.asked:
            own = self.at_edition(*key).values()
            self.asked[key] = frozenset().union(*(each.text.asks for each in own))
        return self.asked[key]

    def bound(self, own: "Own") -> Letter:
        """An edition, compiled. Raises Unwritable of one that later names and rules don't allow any more."""
        try:
            return compiled(own, self.brand)
        except Broken as error:
            raise Unwritable(f"{own.language}/{own.name}: {error}") from None


def opened() -> Shelf:
    """The shelf as the store's looks are now."""
    return Shelf(stored.load(Brand))


@dataclass(frozen=True, slots=True)
class Planning:
    """What a message notes of its letter when it is planned."""

    kind: Kind
    edition: int = 0

    @property
    def context(self) -> dict[str, int]:
        return {"edition": self.edition} if self.edition else {}


def texts_of(names: Iterable[str]) -> dict[str, Planning]:
    """What messages note of each of these letters. Raises UnknownLetter."""
    wanted = sorted(names)
    newest = queries.editions(wanted)
    return {name: Planning(kind_of(name), newest.get(name, 0)) for name in wanted}


def kind_of(name: str) -> Kind:
    """What a letter is, the store's own among them. Raises UnknownLetter."""
    if name in letters.catalogue():
        return letters.catalogue()[name]
    row = queries.own(name)
    if row is None:
        raise UnknownLetter(name)
    return msgspec.convert({"kind": row.kind, "about": row.about, "link": row.link}, Kind)


def catalogue() -> dict[str, Kind]:
    """Every letter there is, by name."""
    return {**letters.catalogue(), **{row.name: kind_of(row.name) for row in queries.all_own()}}


@dataclass(frozen=True)
class Own:
    """One edition, as it is compiled. Two are equal where they say the same."""

    name: str
    kind: Kind
    language: str
    text: Text

    @property
    def frame(self) -> str:
        return frame_of(self.language, self.kind)


def frame_of(language: str, kind: Kind) -> str:
    """The frame of a language; of one that we don't speak, the English one."""
    home = letters.HERE / language
    return letters.frame_of(home if home.is_dir() else letters.HERE / letters.FALLBACK, kind)


def at_edition(name: str, edition: int) -> Mapping[tuple[int, str], Own]:
    """The store's own texts that held then, by shop and language."""
    if not edition:
        return {}
    kind = kind_of(name)
    return {
        where: Own(name, kind, row.language, text_of(row))
        for where, row in queries.texts(name, edition=edition).items()
    }


@lru_cache(maxsize=1024)
def compiled(own: Own, brand: Brand) -> Letter:
    """The letter. Raises compiling.Broken, which saving refuses."""
    return letters.bound(
        own.text, name=own.name, language=own.language, kind=own.kind, frame=own.frame, brand=brand
    )


def text_of(row: "OwnText") -> Text:
    return Text(
        subject=row.subject,
        preview=row.preview,
        short=row.short,
        body=blocks.body(blocks_of(row)),
        whole=True,
    )


def blocks_of(row: "OwnText") -> tuple[AnyBlock, ...]:
    return msgspec.convert(row.blocks, tuple[AnyBlock, ...])
