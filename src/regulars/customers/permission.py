"""May we write to this person on this channel for this purpose now?

Pure: what is known of the person goes in, a verdict comes out. Offers need a yes that stands, keep to the
cap and to the person's own hours; service messages need only that nobody said no to them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from hashlib import blake2b
from uuid import UUID
from zoneinfo import ZoneInfo

OFFERS, SERVICE = "offers", "service"
PURPOSES = (OFFERS, SERVICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of a person when a message is about to leave.

    reachable: whether there is an address on the channel. suppressed: why nothing goes to it, or ''.
    consent: the latest word on the channel and purpose; None where nothing was ever said.
    earlier: when messages of the same purpose left for them, in any order; as far back as the cap looks.
    """

    reachable: bool
    suppressed: str
    consent: bool | None
    earlier: Sequence[datetime]
    zone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much offers may ask of a person: at most `most` of them `within` a span, none in quiet hours.

    Quiet hours are the person's own wall-clock time; equal ends mean there are none.
    """

    most: int = 3
    within: timedelta = timedelta(days=7)
    quiet_from: time = time(0)
    quiet_until: time = time(0)


@dataclass(frozen=True, slots=True)
class Granted:
    """Yes, now."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Not now. until: the next moment at which nothing of what is known today says no."""

    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """No."""

    reason: str


Verdict = Granted | Wait | Refused


def permission(standing: Standing, *, purpose: str, limits: Limits, at: datetime) -> Verdict:
    """Whether a message may leave at `at`, when it may, or why it never may."""
    if not standing.reachable:
        return Refused("no_address")
    if standing.suppressed:
        return Refused(f"suppressed_{standing.suppressed}")
    if not is_allowed(consent=standing.consent, purpose=purpose):
        return Refused("no_consent" if standing.consent is None else "consent_refused")
    if purpose == SERVICE:
        return Granted()
    free = below_cap(standing.earlier, limits=limits, at=at)
    until = after_quiet(free, zone=standing.zone, limits=limits)
    if until == at:
        return Granted()
    return Wait(until, "cap" if free > at else "quiet_hours")


def is_allowed(*, consent: bool | None, purpose: str) -> bool:
    """Offers need a yes; service messages only no no."""
    return consent is True or (purpose == SERVICE and consent is None)


def below_cap(earlier: Sequence[datetime], *, limits: Limits, at: datetime) -> datetime:
    """The first moment from `at` on at which one more message keeps to the cap."""
    recent = sorted(moment for moment in earlier if moment > at - limits.within)
    if len(recent) < limits.most:
        return at
    return recent[-limits.most] + limits.within


def after_quiet(moment: datetime, *, zone: ZoneInfo, limits: Limits) -> datetime:
    """The moment itself, or the end of the quiet hours that it falls into."""
    local = moment.astimezone(zone)
    if not is_quiet(local.time(), limits=limits):
        return moment
    day = local.date() if local.time() < limits.quiet_until else local.date() + timedelta(days=1)
    ends = (datetime.combine(day, limits.quiet_until, zone).replace(fold=fold) for fold in (0, 1))
    # An hour that the clock shows twice ends twice: the first end may lie behind us.
    return next(end for end in (end.astimezone(UTC) for end in ends) if end > moment)


def is_quiet(hour: time, *, limits: Limits) -> bool:
    """Whether a wall-clock time lies in the quiet hours, which may go over midnight."""
    if limits.quiet_from <= limits.quiet_until:
        return limits.quiet_from <= hour < limits.quiet_until
    return hour >= limits.quiet_from or hour < limits.quiet_until


def address_digest(channel: str, address: str) -> UUID:
    """By which a suppressed address is known: it must outlast the person's erasure without naming them."""
    return UUID(bytes=blake2b(f"{channel}:{address.casefold()}".encode(), digest_size=16).digest())
