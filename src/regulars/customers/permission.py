"""May we write to this person on this channel for this purpose now?

Pure: what is known of the person goes in, a verdict comes out. Offers need a yes that stands, keep to the
cap, to the person's own hours and to what they wish, and leave them in peace where there is a reason to;
service messages need only that nobody said no to them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from hashlib import blake2b
from operator import itemgetter
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

OFFERS, SERVICE = "offers", "service"
PURPOSES = (OFFERS, SERVICE)
TRACKING = "tracking"
"""The purpose of no message: a no to it means that nothing is noted of what they open and follow."""
LOOK_AGAIN = timedelta(days=1)


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a person when a message is about to leave.

    reachable: whether there is an address on the channel. suppressed: why nothing goes to it, or ''.
    consent: the latest word on the channel and purpose; None where nothing was ever said.
    earlier: when messages that the cap counts left for them, in any order; as far back as it looks.
    zones: theirs; where that isn't known, all that it may be.
    topic_left: whether they don't want to read about this. paused_until: they asked for none before.
    most, within: they asked for at most so many in a span. quiet, quiet_until: why they are left in peace.
    """

    reachable: bool
    suppressed: str
    consent: bool | None
    earlier: Sequence[datetime]
    zones: Sequence[ZoneInfo]
    topic_left: bool = False
    paused_until: datetime | None = None
    most: int | None = None
    within: timedelta | None = None
    quiet: str = ""
    quiet_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demands:
    """What a kind of message asks before it leaves.

    purpose: the consent it stands on. owed: it leaves even after a no, since the buyer is owed it.
    capped: it counts, and keeps to the cap. waits: for the end of quiet hours, of a pause they asked for and
    of what they are left in peace for; and it leaves people alone with topics that they left.
    """

    purpose: str
    owed: bool = False
    capped: bool = False
    waits: bool = False

    @property
    def may_be_left(self) -> bool:
        """Whether it carries a link to unsubscribe."""
        return not self.owed


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


def permission(standing: Standing, *, demands: Demands, limits: Limits, at: datetime) -> Verdict:
    """Whether a message may leave at `at`, when it may, or why it never may."""
    if not standing.reachable:
        return Refused("no_address")
    if standing.suppressed:
        return Refused(f"suppressed_{standing.suppressed}")
    if not demands.owed and not is_allowed(consent=standing.consent, purpose=demands.purpose):
        return Refused("no_consent" if standing.consent is None else "consent_refused")
    if demands.waits and standing.topic_left:
        return Refused("topic_left")
    free, reason = when_free(standing, demands=demands, limits=limits, at=at)
    until = after_quiet(free, zones=standing.zones, limits=limits) if demands.waits else free
    if until == at:
        return Granted()
    return Wait(until, reason if free > at else "quiet_hours")


def when_free(standing: Standing, *, demands: Demands, limits: Limits, at: datetime) -> tuple[datetime, str]:
    """The first moment from `at` on at which nothing but the hour speaks against it, and what did till then.

    What may end sooner than is known now, as a complaint, is looked at again after a day.
    """
    moments = [(at, "")]
    if demands.capped:
        moments.append((below_cap(standing.earlier, limits=limits, at=at), "cap"))
        if standing.most and standing.within:
            own = replace(limits, most=standing.most, within=standing.within)
            moments.append((below_cap(standing.earlier, limits=own, at=at), "own_cap"))
    if demands.waits:
        if standing.paused_until:
            moments.append((min(standing.paused_until, at + LOOK_AGAIN), "paused"))
        if standing.quiet_until:
            moments.append((min(standing.quiet_until, at + LOOK_AGAIN), f"quiet_{standing.quiet}"))
    return max(moments, key=itemgetter(0))


def is_allowed(*, consent: bool | None, purpose: str) -> bool:
    """Offers need a yes; service messages only no no."""
    return consent is True or (purpose == SERVICE and consent is None)


def below_cap(earlier: Sequence[datetime], *, limits: Limits, at: datetime) -> datetime:
    """The first moment from `at` on at which one more message keeps to the cap."""
    recent = sorted(moment for moment in earlier if moment > at - limits.within)
    if len(recent) < limits.most:
        return at
    return recent[-limits.most] + limits.within


def after_quiet(moment: datetime, *, zones: Sequence[ZoneInfo], limits: Limits) -> datetime:
    """The moment itself, or the next at which it is quiet in none of the zones.

    Zones may lie so far apart that there is none within a day; then the first one's hours hold.
    """
    found = moment
    while found <= moment + timedelta(days=1):
        later = max((after_quiet_in(zone, found, limits=limits) for zone in zones), default=found)
        if later == found:
            return found
        found = later
    return after_quiet_in(zones[0], moment, limits=limits)


def after_quiet_in(zone: ZoneInfo, moment: datetime, *, limits: Limits) -> datetime:
    """The moment itself, or the end of the quiet hours that it falls into in this zone."""
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
