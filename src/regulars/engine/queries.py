"""How do plays stand: who is in them, what was decided, what went wrong?"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from regulars.engine.models import Decision, Enrolment, PlayVersion
from regulars.engine.models import Play as PlayRow
from regulars.sql import statement

STANDING = statement(__file__, "standing")


@dataclass(frozen=True, slots=True)
class Standing:
    """A play of this store.

    active: in it, with steps to come; waiting: those of them who wait for an event. held_out: left alone.
    reached: treated people who reached the goal. done: through. set_aside: active ones whose step went wrong.
    problem: what went wrong with the play as a whole.
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
    found = PlayRow.objects.filter(name=name).values_list("version__number", flat=True).first()
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
