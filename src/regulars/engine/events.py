"""What happens to plays, and which moments fall due?"""

from datetime import datetime

import msgspec

from regulars.events.declare import event


@event("need.due")
class NeedDue(msgspec.Struct, frozen=True):
    """Somebody is about to need a product again. interval: their days between two purchases of it.

    rule, before: which moment it is, and how long before it (`3 days`) the play wanted to know.
    """

    rule: str
    before: str
    product_id: int
    interval: float


@event("play.revised", of_store=True)
class PlayRevised(msgspec.Struct, frozen=True):
    """A play was given a new text; whoever is in it stays with the text they entered under."""

    play: str
    number: int
    digest: str


@event("play.switched_on", of_store=True)
class PlaySwitchedOn(msgspec.Struct, frozen=True):
    """A play began to act on what happens from now on."""

    play: str
    number: int


@event("play.switched_off", of_store=True)
class PlaySwitchedOff(msgspec.Struct, frozen=True):
    """A play was stopped: nobody enters, nobody goes on."""

    play: str


@event("clock.set", of_store=True)
class ClockSet(msgspec.Struct, frozen=True):
    """A sandbox's clock was set to another moment."""

    to: datetime
