"""Which campaigns are there, and how do they stand?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db.models import Min

from regulars.capabilities.campaigns.models import Campaign, CampaignPerson
from regulars.sql import statement

PROGRESS = statement(__file__, "progress")
WAITS = statement(__file__, "waits")
AFTERMATH = statement(__file__, "aftermath")
WHOLE = 10_000
NEWEST = 50
GOING_ON = ("scheduled", "running", "stopped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a campaign is.

    meant: who gets it or is left alone. held_out: those who are left alone. to_come: whose moment isn't
    there yet. waiting: in the outbox. sent: left. states: how many messages stand in each state.
    """

    meant: int
    held_out: int
    to_come: int
    states: Mapping[str, int]

    @property
    def waiting(self) -> int:
        return sum(self.states.get(state, 0) for state in ("planned", "claimed", "handed_over"))

    @property
    def to_go(self) -> int:
        return self.to_come + self.waiting

    @property
    def to_send(self) -> int:
        """All who get it."""
        return self.meant - self.held_out

    @property
    def ended(self) -> int:
        """Of how many it is known what became of it."""
        return self.to_send - self.to_go

    @property
    def sent(self) -> int:
        return self.states.get("accepted", 0)

    @property
    def not_sent(self) -> int:
        return sum(self.states.get(state, 0) for state in ("failed", "skipped", "unknown"))


@dataclass(frozen=True, slots=True)
class Waits:
    """How many messages of a campaign are in a state for a reason."""

    state: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Aftermath:
    """How many answered with a no: whose mail came back, who complained, who unsubscribed by it."""

    bounced: int
    complained: int
    unsubscribed: int


def campaigns() -> list[Campaign]:
    """All of them, the newest first."""
    return list(Campaign.objects.order_by("-id"))


def readable() -> list[Campaign]:
    """Those that everybody may read, the newest first."""
    rows = Campaign.objects.filter(state__in=("running", "paused", "done")).exclude(archive="none")
    return list(rows.order_by("-started_at")[:NEWEST])


def campaign(campaign_id: int) -> Campaign | None:
    return Campaign.objects.filter(pk=campaign_id).first()


def named(name: str) -> Campaign | None:
    return Campaign.objects.filter(name=name).first()


def going_on() -> list[Campaign]:
    """Those of which something may be to do: scheduled, going out, or stopped with something left."""
    rows = Campaign.objects.filter(state__in=GOING_ON, ended_at=None).order_by("id")
    return list(rows)


def progress(campaign_id: int) -> Progress:
    """How far one is."""
    meant, held_out, to_come, states = PROGRESS.rows(campaign=campaign_id)[0]
    return Progress(
        meant=meant,
        held_out=held_out,
        to_come=to_come,
        states=msgspec.json.decode(states, type=dict[str, int]),
    )


def why(campaign_id: int) -> list[Waits]:
    """Why messages wait, were held back, failed or are not sure, most first."""
    return [Waits(*row) for row in WAITS.rows(campaign=campaign_id)]


def aftermath(row: Campaign) -> Aftermath:
    """What its messages brought beside what people bought."""
    return Aftermath(*AFTERMATH.rows(campaign=row.pk, since=row.started_at)[0])


def still_to_be_meant(row: Campaign, *, meant: int) -> int:
    """About how many wait for what others try first. meant: how many were drawn."""
    if row.trial_bp is None or row.winner:
        return 0
    return round(meant * WHOLE / row.trial_bp) - meant


def next_due(campaign_id: int) -> datetime | None:
    """When the next message is due that isn't in the outbox yet."""
    waiting = CampaignPerson.objects.filter(campaign_id=campaign_id, released_at=None, due_at__isnull=False)
    found: datetime | None = waiting.aggregate(Min("due_at"))["due_at__min"]
    return found
