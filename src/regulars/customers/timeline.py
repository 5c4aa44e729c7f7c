"""What happened with somebody, newest first, as every folder tells it?

A folder's `timeline.py` exposes `SOURCES`; the composition root walks the folders and fills this list. A
person's page, the API and the desk read it a page at a time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import merge
from itertools import islice
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext

from regulars.customers.permission import TRACKING
from regulars.customers.words import channel_word, how_word, purpose_word
from regulars.sql import statement

Words = str | Promise
BEYOND_ALL_IDS = 2**63 - 1

CONSENTS = statement(__file__, "timeline_consents")
MERGES = statement(__file__, "timeline_merges")
SEEN = statement(__file__, "timeline_seen")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a timeline a page ends: the moment, kind and id of its last entry."""

    at: datetime
    kind: str
    id: int

    def ids_below(self, kind: str) -> int:
        """At this very moment, the entries of a kind whose ids are below this come after the place."""
        if kind == self.kind:
            return self.id
        return BEYOND_ALL_IDS if kind < self.kind else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened, or that was held back.

    kind: its source's. id: unique in its kind. title: in a few words; says: more, in a sentence.
    personal: what may name the person, for readers who may see that. tone: of `web.pieces.Moment`.
    held: nothing was done, and `says` tells why. link: a page of the console with more.
    about: ids of what it is about, for programs.
    """

    kind: str
    id: int
    at: datetime
    title: Words
    says: Words = ""
    personal: str = ""
    tone: str = ""
    held: bool = False
    link: str = ""
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        return Place(self.at, self.kind, self.id)


class Read(Protocol):
    """Reads entries of one kind."""

    def __call__(self, members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterable[Entry]:
        """The newest `limit` entries of these customers below (at, id), newest first."""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of entry. kind: a word that programs see, and that never changes."""

    kind: str
    read: Read


_sources: list[Source] = []


def fill(sources: Iterable[Source]) -> None:
    """Take every folder's sources."""
    _sources[:] = sources


def kinds() -> list[str]:
    """All kinds of entries, by name."""
    return sorted(source.kind for source in _sources)


def timeline(
    members: Sequence[int],
    *,
    upto: datetime,
    limit: int,
    after: Place | None = None,
    only: Iterable[str] | None = None,
) -> list[Entry]:
    """A page of what happened, newest first.

    members: the ids that count as one person. upto: the newest moment to look at. after: the last entry of
    the page before. only: these kinds alone.
    """
    wanted = kinds() if only is None else set(only)
    at = after.at if after else upto
    streams = [
        source.read(members, at=at, id=after.ids_below(source.kind) if after else BEYOND_ALL_IDS, limit=limit)
        for source in _sources
        if source.kind in wanted
    ]
    newest_first = merge(*streams, key=lambda entry: (entry.at, entry.kind, entry.id), reverse=True)
    return list(islice(newest_first, limit))


def consents(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    """Each change of mind on messages."""
    for row in CONSENTS.rows(members=list(members), at=at, id=id, limit=limit):
        consent_id, said_at, channel, purpose, granted, how = row
        allowed, refused = gettext("Allowed messages"), gettext("Asked for no messages")
        if purpose == TRACKING:
            allowed, refused = gettext("Allowed"), gettext("Refused")
        title = allowed if granted else refused
        yield Entry(
            kind="consent",
            id=consent_id,
            at=said_at,
            title=title,
            says=f"{channel_word(channel)}, {purpose_word(purpose)} ({how_word(how)})",
            tone="tone-good" if granted else "tone-bad",
            about={"channel": channel, "purpose": purpose, "granted": "yes" if granted else "no"},
        )


def merges(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    for merge_id, merged_at, reason in MERGES.rows(members=list(members), at=at, id=id, limit=limit):
        yield Entry(
            kind="merge",
            id=merge_id,
            at=merged_at,
            title=gettext("Found to be the same person"),
            says=reason,
            about={"merge": str(merge_id)},
        )


def first_seen(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    for customer, seen_at in SEEN.rows(members=list(members), at=at, id=id, limit=limit):
        yield Entry(kind="first_seen", id=customer, at=seen_at, title=gettext("First seen"))


SOURCES = (Source("consent", consents), Source("merge", merges), Source("first_seen", first_seen))
