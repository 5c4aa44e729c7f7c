"""Does this person enter this play now, and in which arm?

Pure: values in, values out. The order matters: what doesn't depend on earlier treatment comes first, then
the arm is drawn, and only then come cadence and caps, which earlier messages can change. So both arms hold
the same kind of people, and the comparison is fair.
"""

from datetime import datetime, timedelta, tzinfo
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import msgspec

from regulars.customers.permission import OFFERS, is_allowed
from regulars.engine.durations import Duration

TREATED, HELD_OUT = "treated", "held_out"
DRAWS = 2**64


class Way(msgspec.Struct, frozen=True):
    """A channel of the play, as it stands for a person. consent: the latest word; None without any."""

    reachable: bool
    consent: bool | None
    suppressed: bool = False


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a person whom the audience admits.

    ways: the play's channels, as they stand. inside: whether they are in the play with this entry key.
    entries: how often they entered with it; last_entered_at: when they did last.
    rhythm: days of the product's own interval for them, where there is one.
    begun: promotional plays that they were taken into within the cap's span.
    """

    customer_id: int
    ways: tuple[Way, ...]
    inside: bool = False
    entries: int = 0
    last_entered_at: datetime | None = None
    rhythm: float | None = None
    begun: int = 0


class Cap(msgspec.Struct, frozen=True):
    """At most so many promotional plays may begin for a person within so many days."""

    plays: int
    days: int


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What the play asks. pause: how long until the same entry may come again; None: never.

    own_rhythm: the product's own interval counts instead, less `slack`: how long before the need it begins.
    silent: it says nothing to anybody, so no channel need be open. stopped: everything was stopped.
    """

    purpose: str
    seed: int
    holdout: Fraction
    cap: Cap
    zone: tzinfo
    pause: Duration | None = None
    own_rhythm: bool = False
    slack: Duration = Duration()
    silent: bool = False
    stopped: bool = False


class Verdict(msgspec.Struct, frozen=True):
    """reason: `enrolled`, `held_out`, or why not. arm: '' if none was drawn. detail: the numbers."""

    reason: str
    arm: str = ""
    detail: dict[str, Any] | None = None


STOPPED = Verdict("stopped")
NO_ADDRESS = Verdict("no_address")
NO_CONSENT = Verdict("no_consent")
CONSENT_REFUSED = Verdict("consent_refused")
SUPPRESSED = Verdict("suppressed")
ALREADY_IN = Verdict("already_in")
ENROLLED = Verdict("enrolled", TREATED)
LEFT_ALONE = Verdict("held_out", HELD_OUT)


def decide(case: Case, *, terms: Terms, at: datetime) -> Verdict:
    """Yes or no with its reason, and the arm if it came to that."""
    if terms.stopped:
        return STOPPED
    closed = None if terms.silent else _closed(case.ways, purpose=terms.purpose)
    return closed or _repeated(case, terms=terms) or _drawn(case, terms=terms, at=at)


def arm(customer_id: int, *, seed: int, holdout: Fraction) -> str:
    """The person's arm in the experiment: the same at every call, spread evenly over people."""
    digest = blake2b(b"%d:%d" % (seed, customer_id), digest_size=8).digest()
    drawn = int.from_bytes(digest, "big")
    return HELD_OUT if drawn * holdout.denominator < holdout.numerator * DRAWS else TREATED


def free_from(case: Case, *, terms: Terms) -> datetime | None:
    """From when on the cadence lets this entry come again; None where it holds nobody back."""
    if case.last_entered_at is None:
        return None
    if terms.own_rhythm:
        whole = case.last_entered_at + timedelta(days=case.rhythm or 0)
        return terms.slack.before(whole, zone=terms.zone)
    return terms.pause.after(case.last_entered_at, zone=terms.zone) if terms.pause else None


@lru_cache(maxsize=10_000)
def _closed(ways: tuple[Way, ...], *, purpose: str) -> Verdict | None:
    """Why no channel of the play is open, judged by the one that comes nearest to it.

    Remembered, since the channels of a batch's people stand in a handful of ways.
    """
    reachable = [way for way in ways if way.reachable]
    allowed = [way for way in reachable if is_allowed(consent=way.consent, purpose=purpose)]
    if any(not way.suppressed for way in allowed):
        return None
    if allowed:
        return SUPPRESSED
    if not reachable:
        return NO_ADDRESS
    return CONSENT_REFUSED if any(way.consent is False for way in reachable) else NO_CONSENT


def _repeated(case: Case, *, terms: Terms) -> Verdict | None:
    once = terms.pause is None and not terms.own_rhythm
    return ALREADY_IN if case.inside or (once and case.entries) else None


def _drawn(case: Case, *, terms: Terms, at: datetime) -> Verdict:
    drawn = arm(case.customer_id, seed=terms.seed, holdout=terms.holdout)
    free = free_from(case, terms=terms)
    if free is not None and free > at:
        return Verdict("too_soon", drawn, {"until": free.isoformat()})
    if drawn == HELD_OUT:
        return LEFT_ALONE
    if terms.purpose == OFFERS and case.begun >= terms.cap.plays:
        return Verdict("capped", drawn, {"plays": case.begun, "days": terms.cap.days})
    return ENROLLED
