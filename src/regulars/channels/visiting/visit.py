"""What is shown to somebody who has just come to the shop's page?

The same look at the person, the same books and the same letter as of any other message; only that it is
taken for them alone, and that the other side is the browser which waits for the answer.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from regulars.channels import progress, workers
from regulars.channels.brief import Brief, brief
from regulars.channels.channel import Accepted, Line, Outcome, Parcel, Rejected
from regulars.channels.deliverability.restraint import Restraint
from regulars.channels.hindrance import hindrance
from regulars.channels.ledger import Claimed
from regulars.channels.onsite import CHANNEL, Onsite
from regulars.channels.progress import Progress
from regulars.channels.round import Round
from regulars.channels.tokens import token_of
from regulars.channels.visiting import queries
from regulars.sql import statement

CLAIM = statement(__file__, "claim_for", prepared=True)
MOST_TRIES = 5
"""Messages that are looked at until one may be shown; the others come on the next page."""


@dataclass(frozen=True, slots=True)
class Card:
    """A message as the page shows it. leave: where one says no to more; '' of what one is owed."""

    said: Brief
    token: str
    leave: str


@dataclass(slots=True)
class Screen:
    """The browser that asked: it takes one card."""

    card: Card | None = None

    def deliver(self, parcel: Parcel) -> Outcome:
        said = brief(parcel)
        if said is None:
            return Rejected("the letter has no short form")
        self.card = Card(said, token_of(CHANNEL.name, parcel.key), parcel.unsubscribe)
        return Accepted("a browser took it")


class Before(Onsite):
    """The channel, with somebody before the screen."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen

    @contextmanager
    def open(self) -> Iterator[Line]:
        yield self.screen


class Visit(Round):
    """What is due to one person on one shop's page, until one message was shown. people: all their ids."""

    def __init__(
        self, screen: Screen, *, people: Sequence[int], shop_id: int, progress: Progress, at: datetime
    ) -> None:
        super().__init__(Before(screen), progress=progress, at=at)
        self.screen, self.people, self.shop_id = screen, people, shop_id
        self.restraint = Restraint({}, at)

    def claim(self, limit: int) -> list[Claimed]:
        """The next message; none after one was shown."""
        if self.screen.card:
            return []
        with transaction.atomic(durable=True):
            rows = CLAIM.rows(
                people=list(self.people),
                shop_id=self.shop_id,
                until_visit=queries.UNTIL_VISIT,
                at=self.at,
                worker=self.ledger.worker,
            )
        return [Claimed(*row) for row in rows]


def card_for(people: Sequence[int], *, shop_id: int, at: datetime) -> Card | None:
    """The next message for somebody, which counts as handed over now; None where nothing may be shown.

    Must not be called within a transaction.
    """
    if not queries.waits(people, at=at) or hindrance(CHANNEL, at=at):
        return None
    screen = Screen()
    with workers.worker() as me, progress.progress_of(me) as noting:
        Visit(screen, people=people, shop_id=shop_id, progress=noting, at=at).run(limit=MOST_TRIES)
    return screen.card
