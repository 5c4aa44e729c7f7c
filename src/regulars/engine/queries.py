"""How do plays stand: which are on, who is in them, what was decided, what went wrong?"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count

from regulars.commerce.models import Order
from regulars.customers.models import Suppression
from regulars.engine.models import Decision, Enrolment, Play, PlayVersion
from regulars.events.models import Event
from regulars.insight.models import InsightRun
from regulars.sql import statement

STANDING = statement(__file__, "standing")
SAME_PERSON = statement(__file__, "same_person")


@dataclass(frozen=True, slots=True)
class Standing:
    """A play of this store.

    active: in it, with steps to come; waiting: those of them who wait for an event. held_out: left alone.
    reached: treated people who reached the goal. done: through without reaching it. set_aside: active ones
    whose step went wrong. problem: what went wrong with the play as a whole.
    """

    id: int
    name: str
    is_on: bool
    switched_on_at: datetime | None
    number: int | None
    digest: str | None
    says: str
    problem: str
    active: int
    waiting: int
    held_out: int
    reached: int
    done: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class Stuck:
    """A step that went wrong, for how many people, with what, and when it is tried again."""

    step: str
    problem: str
    people: int


def plays() -> list[Standing]:
    """Every play that this store ever had on, by name."""
    return [Standing(*row) for row in STANDING.rows()]


def standing(name: str) -> Standing | None:
    """One play; None when this store never had it on."""
    return next((play for play in plays() if play.name == name), None)


def version_number(name: str) -> int | None:
    """The number of the text that newcomers get."""
    found = Play.objects.filter(name=name).values_list("version__number", flat=True).first()
    return int(found) if found is not None else None


def versions(name: str) -> list[PlayVersion]:
    """Every text that the play had here, the newest first."""
    return list(PlayVersion.objects.filter(play__name=name).order_by("-number"))


def reasons(play_id: int, *, since: datetime) -> Counter[str]:
    """How many decisions were made since, by reason."""
    found = Decision.objects.filter(play_id=play_id, decided_at__gte=since)
    return Counter(dict(found.values_list("reason").annotate(Count("id"))))


def due_within(play_id: int, *, at: datetime, span: timedelta) -> int:
    """How many people will be due within a span."""
    return Enrolment.objects.filter(play_id=play_id, state="active", due_at__lte=at + span).count()


def stuck(play_id: int) -> list[Stuck]:
    """What went wrong for people who are in the play, the most frequent first."""
    found = Enrolment.objects.filter(play_id=play_id, state="active").exclude(problem="")
    rows = found.values_list("step", "problem").annotate(people=Count("id")).order_by("-people")
    return [Stuck(*row) for row in rows]


def play(name: str) -> Play | None:
    """A play of this store with the text that newcomers get."""
    return Play.objects.select_related("version").filter(name=name).first()


def switched_on() -> list[tuple[Play, PlayVersion, datetime]]:
    """The plays that are on, by name, with their texts and since when."""
    rows = Play.objects.filter(is_on=True).select_related("version").order_by("name")
    return [(row, row.version, row.switched_on_at) for row in rows if row.version and row.switched_on_at]


def version(id: int) -> PlayVersion:
    """One text of a play."""
    return PlayVersion.objects.get(id=id)


def goals_and_waits() -> tuple[set[str], set[str]]:
    """The events that end plays, and those that plays wait for, whichever text people are in."""
    rows = list(PlayVersion.objects.values_list("goal_event", "waits"))
    return {goal for goal, _ in rows}, {name for _, waits in rows for name in waits}


def service_plays() -> list[int]:
    """The plays that caps don't count."""
    return list(PlayVersion.objects.filter(purpose="service").values_list("play_id", flat=True).distinct())


def same_person(customer_id: int) -> list[int]:
    """All ids that count as this person, the one they count as first."""
    return [member for (member,) in SAME_PERSON.rows(customer_id=customer_id)]


def latest_decision(play_id: int, *, members: Collection[int]) -> Decision | None:
    """What was last decided about a person for a play."""
    found = Decision.objects.filter(play_id=play_id, customer_id__in=members)
    return found.order_by("-decided_at", "-id").first()


def has_happened(event: str, *, members: Collection[int], since: datetime | None) -> bool:
    """Whether an event happened to a person since a moment."""
    found = Event.objects.filter(customer_id__in=members, name=event)
    return found.filter(occurred_at__gte=since).exists() if since else found.exists()


def is_anything_blocked() -> bool:
    """Whether there is any address that nothing may be sent to."""
    return Suppression.objects.filter(lifted_at=None).exists()


def blocked(digests: Collection[UUID]) -> set[tuple[str, UUID]]:
    """Which of these addresses are blocked, with the channel."""
    found = Suppression.objects.filter(address_digest__in=digests, lifted_at=None)
    return set(found.values_list("channel", "address_digest"))


def latest_insight() -> tuple[int, datetime] | None:
    """The latest time that everything was worked out: its run, and as of when."""
    found = InsightRun.objects.filter(state="done").order_by("-id")
    return found.values_list("id", "as_of").first()


def has_orders() -> bool:
    """Whether anybody ever ordered."""
    return Order.objects.exists()
