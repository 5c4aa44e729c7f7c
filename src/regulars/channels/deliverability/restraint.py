"""Should offers of a domain wait, so that mailbox providers go on believing it?

A domain that is new to them begins with few mails a day and doubles: who begins with thousands is taken for a
spammer. And one of whose mails more than one in a thousand is complained of stops until a person has looked:
Google asks to stay under .1 % (support.google.com/a/answer/81126, read in November 2026).
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from fractions import Fraction

from django.db import transaction

from regulars.channels.deliverability import queries
from regulars.channels.visiting import queries as visiting
from regulars.customers.permission import OFFERS, Wait

FIRST_DAY, FULL_AFTER = 50, 15
"""Mails on the first day, twice as many on each that follows; after so many days as much as there is."""
MOST_COMPLAINTS = Fraction(1, 1000)
LEAST_COMPLAINTS = 3
"""One complaint of two hundred mails says nothing: so many there are at least before anything stops."""
COUNTED_TOGETHER = 10_000
"""Up to so many mails a day workers count them one after the other; of more, some too many are nothing."""
WINDOW = timedelta(days=7)
LOOK_AGAIN = timedelta(hours=1)
LOOK_AGAIN_AT_ALL = timedelta(days=1)
"""Whether somebody still may, and can, be shown what waits for them."""


@dataclass(frozen=True, slots=True)
class Domain:
    """How a domain stands. left_today: mails of it that left since midnight UTC."""

    warm_up_from: datetime | None
    is_paused: bool
    left_today: int = 0


@dataclass(slots=True)
class Restraint:
    """What holds messages back in one round: offers by the domain in whose name they leave.

    count: how many left of a domain today, and none of another worker until the transaction ends.
    for_all: why all messages wait, those that are owed too; '' where they don't.
    """

    domains: dict[str, Domain]
    at: datetime
    count: Callable[[str], int] | None = None
    granted: dict[str, int] = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)
    for_all: str = ""

    def wait(self, address: str, *, purpose: str) -> Wait | None:
        """Until when a message in the name of this address waits; None lets it leave, and counts an offer."""
        if self.for_all:
            return Wait(self.at + LOOK_AGAIN_AT_ALL, self.for_all)
        domain = domain_of(address)
        known = self.domains.get(domain)
        if known is None or purpose != OFFERS:
            return None
        if known.is_paused:
            return Wait(self.at + LOOK_AGAIN, "many_complaints")
        most = quota(known.warm_up_from, at=self.at)
        if most is None:
            return None
        if most <= COUNTED_TOGETHER and domain not in self.counted:
            known = self._counted(domain)
        if known.left_today + self.granted.get(domain, 0) >= most:
            return Wait(tomorrow(self.at), "warm_up")
        self.granted[domain] = self.granted.get(domain, 0) + 1
        return None

    def _counted(self, domain: str) -> Domain:
        """How the domain stands in this transaction: what was granted before it has left, or hasn't."""
        if self.count:
            self.domains[domain] = replace(self.domains[domain], left_today=self.count(domain))
            self.granted.pop(domain, None)
            self.counted.add(domain)
            transaction.on_commit(self.counted.clear)
        return self.domains[domain]


def restraint(channel: str, *, at: datetime) -> Restraint:
    """What holds messages of a channel back now."""
    if channel == visiting.CHANNEL:
        return Restraint({}, at, for_all=visiting.UNTIL_VISIT)
    if channel != "email":
        return Restraint({}, at)
    rows = queries.held_domains()
    warming = [row.domain for row in rows if quota(row.warm_up_from, at=at) is not None]
    left = queries.left(warming, since=midnight(at)) if warming else {}
    domains = {
        row.domain: Domain(row.warm_up_from, row.paused_at is not None, left.get(row.domain, 0))
        for row in rows
    }
    return Restraint(domains, at, lambda domain: queries.left_alone(domain, since=midnight(at)))


def quota(warm_up_from: datetime | None, *, at: datetime) -> int | None:
    """How many mails may leave on this day; None: as many as there are."""
    if warm_up_from is None:
        return None
    day = (at.astimezone(UTC).date() - warm_up_from.astimezone(UTC).date()).days
    return FIRST_DAY << max(day, 0) if day < FULL_AFTER else None


def is_too_many(complaints: int, *, accepted: int) -> bool:
    """Whether so many complaints of so many mails that were taken are too many."""
    return complaints >= LEAST_COMPLAINTS and complaints > MOST_COMPLAINTS * accepted


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].casefold()


def midnight(at: datetime) -> datetime:
    return datetime.combine(at.astimezone(UTC).date(), time(), UTC)


def tomorrow(at: datetime) -> datetime:
    return midnight(at) + timedelta(days=1)
