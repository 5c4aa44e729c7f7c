"""What can be done with campaigns: draft, change, start, take back, pause, let go on, stop, end?

Each is one transaction: the rows, the event, and who did it. Each may be asked twice, or by two at once: what
holds already changes nothing.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime

import msgspec
from django.db import IntegrityError, transaction

from regulars.capabilities.campaigns import events, rules
from regulars.capabilities.campaigns.models import Campaign, CampaignPerson
from regulars.channels import holding
from regulars.channels.actions import Who, actor
from regulars.engine import where
from regulars.events.log import NewEvent, record
from regulars.web import audit

SEEDS = 2**31


class NameTaken(ValueError):
    """There is a campaign of this name already."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A campaign to be drafted; see models.Campaign."""

    name: str
    expression: str
    templates: tuple[str, ...]
    channels: tuple[str, ...] = ("email",)
    topic: str = ""
    content: str = ""
    judged_by: str = "clicks"
    trial_bp: int | None = None
    trial_hours: int | None = None
    planned_for: datetime | None = None
    timing: str = "shop"
    per_hour: int | None = None
    holdout_bp: int = 1000
    archive: str = "none"


def wanted_of(row: Campaign) -> Wanted:
    """What a campaign says, as it was wanted."""
    columns = {name: getattr(row, name) for name in Wanted.__struct_fields__}
    return msgspec.convert(
        columns | {"templates": tuple(row.templates), "channels": tuple(row.channels)}, Wanted
    )


def make(wanted: Wanted, *, who: Who, at: datetime) -> Campaign:
    """Draft one. Raises ExpressionProblem, NameTaken."""
    where.read(wanted.expression)
    try:
        with transaction.atomic():
            made = Campaign.objects.create(**_columns(wanted), seed=secrets.randbelow(SEEDS), made_at=at)
            _note(made, events.CampaignMade(made.pk), "made", who=who, at=at)
    except IntegrityError:
        raise NameTaken(wanted.name) from None
    return made


def change(campaign_id: int, wanted: Wanted, *, who: Who, at: datetime) -> bool:
    """Let a draft say something else; False when it is none any more. Raises as make."""
    where.read(wanted.expression)
    try:
        with transaction.atomic():
            row = _locked(campaign_id, "draft")
            if row:
                Campaign.objects.filter(pk=campaign_id).update(**_columns(wanted))
                _note(row, events.CampaignChanged(row.pk), "changed", who=who, at=at)
    except IntegrityError:
        raise NameTaken(wanted.name) from None
    return row is not None


def start(campaign_id: int, *, who: Who, at: datetime) -> bool:
    """Let a draft go out, now or at its moment; False when it isn't a draft any more."""
    with transaction.atomic():
        row = _locked(campaign_id, "draft")
        if row:
            _move(row, "scheduled", started_at=at)
            _note(row, events.CampaignStarted(row.pk), "started", who=who, at=at)
    return row is not None


def take_back(campaign_id: int, *, who: Who, at: datetime) -> bool:
    """Make a draft of one again of which nothing stands in the outbox yet; False when it is too late."""
    with transaction.atomic():
        row = _locked(campaign_id, "scheduled", "running")
        people = CampaignPerson.objects.filter(campaign_id=campaign_id)
        if row is None or people.exclude(released_at=None).exists():
            return False
        people.delete()
        _move(row, "draft", started_at=None, passes=0, position=0, left_out={}, paced_until=None)
        _note(row, events.CampaignTakenBack(row.pk), "taken_back", who=who, at=at)
    return True


def pause(campaign_id: int, *, who: Who, at: datetime) -> bool:
    """Let nothing more leave, at once; False when nothing of it goes out."""
    with transaction.atomic():
        row = _locked(campaign_id, "scheduled", "running")
        if row:
            holding.hold(campaign_id, at=at)
            _move(row, "paused", before_pause=row.state)
            _note(row, events.CampaignPaused(row.pk), "paused", who=who, at=at)
    return row is not None


def resume(campaign_id: int, *, who: Who, at: datetime) -> bool:
    """Let a paused one go on where it stopped; False when it isn't paused."""
    with transaction.atomic():
        row = _locked(campaign_id, "paused")
        if row:
            holding.let_go(campaign_id)
            _move(row, row.before_pause, before_pause="")
            _note(row, events.CampaignResumed(row.pk), "resumed", who=who, at=at)
    return row is not None


def stop(campaign_id: int, *, who: Who, at: datetime) -> bool:
    """End it for good, at once; what waits never leaves. False when there is nothing to stop."""
    with transaction.atomic():
        row = _locked(campaign_id, "scheduled", "running", "paused")
        if row:
            holding.hold(campaign_id, at=at)
            _move(row, "stopped", before_pause="")
            _note(row, events.CampaignStopped(row.pk), "stopped", who=who, at=at)
    return row is not None


def clear_up(campaign_id: int, *, at: datetime) -> int:
    """End what still waits of a stopped one, a few thousand at a time; how many were left."""
    with transaction.atomic():
        row = _locked(campaign_id, "stopped")
        if row is None or row.ended_at:
            return 0
        ended, in_hand = holding.end_waiting(campaign_id, reason="campaign_stopped", at=at)
        if not ended and not in_hand:
            holding.let_go(campaign_id)
            Campaign.objects.filter(pk=campaign_id).update(ended_at=at)
    return ended


def open_those_due(*, at: datetime) -> list[int]:
    """Let those begin whose moment has come; which."""
    opened = []
    with transaction.atomic():
        for row in Campaign.objects.select_for_update().filter(state="scheduled").order_by("id"):
            planned = row.planned_for or row.started_at or at
            if rules.opens_at(planned, timing=row.timing) <= at:
                _move(row, "running")
                opened.append(row.pk)
    return opened


def decide(campaign_id: int, *, winner: str, verdict: dict[str, object], at: datetime) -> bool:
    """Let the others get this one of its two messages; False when that is decided, or it doesn't go out."""
    with transaction.atomic():
        row = _locked(campaign_id, "running")
        if row is None or row.winner:
            return False
        Campaign.objects.filter(pk=campaign_id).update(winner=winner, verdict=verdict, decided_at=at)
        decided = events.CampaignDecided(row.pk, winner, bool(verdict["is_sure"]))
        _note(row, decided, "decided", who=None, at=at, by_somebody=False)
    return True


def finish(campaign_id: int, *, at: datetime) -> bool:
    """Note that everybody has it, or has a reason why not."""
    with transaction.atomic():
        row = _locked(campaign_id, "running")
        if row:
            _move(row, "done", ended_at=at)
            _note(row, events.CampaignDone(row.pk), "done", who=None, at=at, by_somebody=False)
    return row is not None


def remove(campaign_id: int, *, who: Who, at: datetime) -> bool:
    """Throw a draft away; False when it is none any more."""
    with transaction.atomic():
        row = _locked(campaign_id, "draft")
        if row:
            _note(row, events.CampaignRemoved(row.pk), "removed", who=who, at=at)
            row.delete()
    return row is not None


def _locked(campaign_id: int, *states: str) -> Campaign | None:
    return Campaign.objects.select_for_update().filter(pk=campaign_id, state__in=states).first()


def _move(row: Campaign, state: str, **more: object) -> None:
    Campaign.objects.filter(pk=row.pk).update(state=state, **more)


def _columns(wanted: Wanted) -> dict[str, object]:
    columns = msgspec.structs.asdict(wanted)
    lists: dict[str, Sequence[str]] = {"templates": wanted.templates, "channels": wanted.channels}
    return columns | {name: list(values) for name, values in lists.items()}


def _note(
    row: Campaign, payload: msgspec.Struct, deed: str, *, who: Who, at: datetime, by_somebody: bool = True
) -> None:
    """These may happen again and again: each moment is a cause of its own."""
    new = NewEvent(
        payload=payload,
        key=f"campaign:{row.pk}:{deed}:{at.timestamp()}",
        occurred_at=at,
        actor=actor(who) if by_somebody else "house",
    )
    record(new, at=at)
    if by_somebody:
        audit.note(who, f"campaign.{deed}", kind="campaign", id=row.pk, detail={"name": row.name})
