"""How is a play given its text, switched on and off, and a sandbox's clock set?"""

import secrets
from datetime import datetime
from hashlib import blake2b

import msgspec
from django.db import transaction
from django.db.models import Max

from regulars import clock
from regulars.business.models import Business
from regulars.channels.actions import Who, actor
from regulars.engine.events import ClockSet, PlayRevised, PlaySwitchedOff, PlaySwitchedOn
from regulars.engine.models import Decision, PlayVersion
from regulars.engine.models import Play as PlayRow
from regulars.engine.play import Definition, Play, WaitFor, channels, holdout_share, play_from
from regulars.events.log import NewEvent, record
from regulars.web import audit

SEED_BITS = 62


class NotASandbox(ValueError):
    """The clock of a real store can't be set: mark the store as a sandbox first."""


class ClockBehind(ValueError):
    """Plays decided later than that already: consents, caps and intervals would come out wrong."""

    def __init__(self, latest: datetime) -> None:
        super().__init__(f"the last decision is of {latest.isoformat()}")
        self.latest = latest


def revise(definition: Definition, *, who: Who, at: datetime) -> PlayVersion:
    """Give a play this text; the same text again changes nothing. Newcomers get it from now on.

    A new share of the control group begins a new experiment; any other change goes on with the old one.
    """
    play = play_from(definition)
    with transaction.atomic():
        PlayRow.objects.get_or_create(name=play.name)
        row = PlayRow.objects.select_for_update(of=("self",)).select_related("version").get(name=play.name)
        digest = digest_of(definition)
        if row.version is not None and row.version.digest == digest:
            return row.version
        version = PlayVersion.objects.create(
            play=row,
            number=PlayVersion.objects.filter(play=row).count() + 1,
            definition=definition,
            digest=digest,
            seed=_seed(play, earlier=row.version),
            purpose=play.purpose,
            goal_event=play.goal.event,
            waits=sorted({step.wait.event for step in play.steps if isinstance(step.wait, WaitFor)}),
            channels=sorted(channels(play)),
            made_at=at,
            made_by=actor(who),
        )
        row.version = version
        row.save(update_fields=["version"])
        revised = PlayRevised(play.name, version.number, digest)
        _record(revised, key=f"play:{play.name}:version:{version.number}", who=who, at=at)
        audit.note(who, "play.revised", kind="play", id=play.name, detail={"number": version.number})
        return version


def switch_on(definition: Definition, *, who: Who, at: datetime) -> PlayRow:
    """Let a play act, with this text, on what happens from now on; if it is on, only its text may change."""
    with transaction.atomic():
        version = revise(definition, who=who, at=at)
        row = PlayRow.objects.select_for_update().get(id=version.play_id)
        if not row.is_on:
            row.is_on, row.switched_on_at = True, at
            row.save(update_fields=["is_on", "switched_on_at"])
            payload = PlaySwitchedOn(row.name, version.number)
            _record(payload, key=f"play:{row.name}:on:{at.isoformat()}", who=who, at=at)
            audit.note(who, "play.switched_on", kind="play", id=row.name)
        return row


def switch_off(name: str, *, who: Who, at: datetime) -> bool:
    """Stop a play: nobody enters, nobody in it goes on. Whether it was on."""
    with transaction.atomic():
        row = PlayRow.objects.select_for_update().filter(name=name, is_on=True).first()
        if row is None:
            return False
        row.is_on = False
        row.save(update_fields=["is_on"])
        _record(PlaySwitchedOff(name), key=f"play:{name}:off:{at.isoformat()}", who=who, at=at)
        audit.note(who, "play.switched_off", kind="play", id=name)
        return True


def set_clock(to: datetime, *, who: Who) -> None:
    """Set a sandbox's clock; it runs on from there. Raises NotASandbox, ClockBehind."""
    with transaction.atomic():
        business = Business.objects.select_for_update().get(id=1)
        if not business.sandbox:
            raise NotASandbox
        latest = Decision.objects.aggregate(at=Max("decided_at"))["at"]
        if latest is not None and to < latest:
            raise ClockBehind(latest)
        wall = clock.wall()
        business.clock_offset = to - wall
        business.save(update_fields=["clock_offset"])
        _record(ClockSet(to), key=f"clock:{wall.isoformat()}", who=who, at=to)
        audit.note(who, "clock.set", kind="business", id=1, detail={"to": to.isoformat()})
    clock.forget()


def digest_of(definition: Definition) -> str:
    """By which two texts of a play are known to be the same."""
    plain = msgspec.json.encode(definition, order="deterministic")
    return blake2b(plain, digest_size=16).hexdigest()


def _seed(play: Play, *, earlier: PlayVersion | None) -> int:
    if earlier is not None and holdout_share(play_from(earlier.definition)) == holdout_share(play):
        return earlier.seed
    return secrets.randbits(SEED_BITS)


def _record(payload: msgspec.Struct, *, key: str, who: Who, at: datetime) -> None:
    record(NewEvent(payload=payload, key=key, occurred_at=at, actor=actor(who)), at=at)
