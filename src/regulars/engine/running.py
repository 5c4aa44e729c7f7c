"""Which plays are on, and what does each need to be run?"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from regulars.channels.channel import channels as all_channels
from regulars.channels.hindrance import FOREMOST
from regulars.commerce.queries import company
from regulars.engine import queries
from regulars.engine.audience import Moment
from regulars.engine.decide import Terms
from regulars.engine.durations import Duration
from regulars.engine.limits import PlayLimits
from regulars.engine.play import (
    ONCE,
    OWN_RHYTHM,
    Play,
    cadence,
    channels,
    holdout_share,
    span,
    trigger,
)
from regulars.engine.version import NotUnderstood, Version, version
from regulars.web import stored

if TYPE_CHECKING:
    from regulars.engine.models import PlayVersion


@dataclass(frozen=True, slots=True)
class Running:
    """A play that is on, with the text that newcomers get. since: only what happens from then on counts."""

    version: Version
    since: datetime

    @property
    def play(self) -> Play:
        return self.version.play

    @property
    def event(self) -> str:
        return trigger(self.version.play)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What holds for all plays at this moment."""

    at: datetime
    zone: tzinfo
    currency: str
    stopped: bool
    limits: PlayLimits

    @property
    def moment(self) -> Moment:
        return Moment(at=self.at, zone=self.zone, currency=self.currency)

    def terms(self, version: Version) -> Terms:
        """What the play asks of a decision."""
        soonest = cadence(version.play)
        before = version.play.when.before
        return Terms(
            purpose=version.play.purpose,
            seed=version.seed,
            holdout=holdout_share(version.play),
            cap=self.limits.cap,
            zone=self.zone,
            pause=None if soonest in {ONCE, OWN_RHYTHM} else span(soonest),
            own_rhythm=soonest == OWN_RHYTHM,
            slack=span(before) if before else Duration(),
            silent=not channels(version.play),
            stopped=self.stopped,
        )


_known: dict[tuple[int, str, int], Version] = {}


def house(*, at: datetime) -> House:
    """The business's zone, currency and limits, and whether everything was stopped."""
    business = company()
    return House(
        at=at,
        zone=ZoneInfo(business.time_zone),
        currency=business.currency,
        stopped=business.sends_stopped_at is not None,
        limits=stored.load(PlayLimits),
    )


def running() -> list[Running]:
    """The plays that are on, by name; not those that aren't understood any more, of which react tells."""
    found = []
    for _, text, since in queries.switched_on():
        with suppress(NotUnderstood):
            found.append(Running(understood(text), since))
    return found


def understood(row: "PlayVersion") -> Version:
    """A stored version as the program uses it. Raises NotUnderstood."""
    key = row.id, row.digest, row.seed
    if key not in _known:
        _known[key] = version(
            row.definition, id=row.id, play_id=row.play_id, number=row.number, seed=row.seed
        )
    return _known[key]


def ways_out(play: Play) -> list[tuple[str, str]]:
    """Name and kind of address of each channel of the play that can be spoken on."""
    there = all_channels()
    return [(name, there[name].identity) for name in speaking(channels(play))]


def speaking(names: Iterable[str]) -> list[str]:
    """Those of the channels that are set, in their order; before any is, e-mail, which every store sets."""
    there = all_channels()
    known = [name for name in names if name in there]
    if len(known) < 2:
        return known
    return [name for name in known if there[name].is_set()] or [FOREMOST if FOREMOST in known else known[0]]
