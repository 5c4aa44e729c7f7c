"""Which blocks of a letter are there for whom, in a batch of people?

A letter that asks for no segment costs nothing; for all of a look that do, one question is asked.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import DatabaseError, transaction

from regulars.channels import among

if TYPE_CHECKING:
    from regulars.channels.among import Asking
    from regulars.channels.letters import Letter
    from regulars.channels.window import Next
    from regulars.channels.words import Words
    from regulars.channels.writing.shelf import Shelf


log = logging.getLogger(__name__)


class NotKnown(RuntimeError):
    """Nobody can say now to which segments these people belong."""


@dataclass(slots=True)
class Segments:
    """What is known of the people of a look; known is None where asking went wrong."""

    shelf: "Shelf"
    at: datetime
    known: Mapping[int, frozenset[str]] | None = field(default_factory=dict)
    asking: "Asking | None" = None

    def look(self, few: "Sequence[Next]") -> None:
        """Find out where the people of these messages belong, as far as their letters ask."""
        asked = {
            one.draft.person_id: wanted for one in few if one.draft and (wanted := self.shelf.asks(one.send))
        }
        self.known = self._admitted(asked) if asked else {}

    def added(self, words: "Words", letter: "Letter", *, person_id: int) -> "Words":
        """The words with the segments that this person belongs to.

        Raises NotKnown: the letter is tried again later, and others, which ask for none, leave meanwhile.
        """
        if not letter.asks:
            return words
        if self.known is None:
            raise NotKnown(letter.name)
        return replace(words, among=self.known.get(person_id, frozenset()))

    def _admitted(self, asked: Mapping[int, frozenset[str]]) -> Mapping[int, frozenset[str]] | None:
        self.asking = self.asking or among.asking(at=self.at)
        try:
            with transaction.atomic():
                return self.asking.admitted(frozenset().union(*asked.values()), list(asked))
        except DatabaseError:
            log.exception("Segments can't be found out")
            return None


def added(words: "Words", letter: "Letter", *, person_id: int, at: datetime) -> "Words":
    """The same for one letter by itself, as a preview shows it."""
    if not letter.asks:
        return words
    known = among.asking(at=at).admitted(letter.asks, [person_id])
    return replace(words, among=known.get(person_id, frozenset()))
