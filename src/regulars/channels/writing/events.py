"""What happens to the letters that a store writes itself?"""

import msgspec

from regulars.events.declare import event


@event("letter.saved", of_store=True)
class LetterSaved(msgspec.Struct, frozen=True):
    """A letter got a new text.

    edition: counted within the letter, 0 where it only begins. withdrawn: the gallery's text holds again.
    """

    letter: str
    edition: int
    language: str
    withdrawn: bool = False


@event("letter.renewed", of_store=True)
class LetterRenewed(msgspec.Struct, frozen=True):
    """Messages that waited with an earlier text of a letter take the newest one; how many."""

    letter: str
    edition: int
    messages: int
