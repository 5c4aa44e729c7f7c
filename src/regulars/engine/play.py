"""What is a play?

A play is data: what starts it, for whom, which steps, until which goal, against which control group. A file
of it is YAML; its JSON Schema is made from these types.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from regulars.engine.durations import Duration, duration

Name = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]{0,62}$", description="Small letters, digits and _.")]
Text = Annotated[str, Meta(min_length=1, max_length=500)]
Span = Annotated[
    str,
    Meta(
        pattern="^[0-9]{1,5} (minute|hour|day|week)s?$",
        description="A duration: 30 minutes, 2 hours, 3 days, 1 week. Days keep the hour of the clock.",
    ),
]
Share = Annotated[str, Meta(pattern=r"^[0-9]{1,2}(\.[0-9])? ?%$", description="A share: 10%.")]
Cadence = Annotated[
    str,
    Meta(
        pattern="^(once|own rhythm|[0-9]{1,5} (minute|hour|day|week)s?)$",
        description="How soon the same entry may come again: once, own rhythm (of the product), 30 days.",
    ),
]
KeyedBy = Literal["customer", "order", "product", "cart"]
Purpose = Literal["offers", "service"]

ONCE, OWN_RHYTHM = "once", "own rhythm"


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of a play's file; a key it doesn't know is a mistake."""


class When(Part, frozen=True, kw_only=True):
    """What starts it: an event, or a moment that falls due and how long before it."""

    event: str | None = None
    due: Literal["next_need"] | None = None
    before: Span | None = None


class Send(Part, frozen=True, kw_only=True):
    """A letter of this template, on the first of these channels that reaches the person."""

    template: str
    channels: Annotated[tuple[str, ...], Meta(min_length=1)] = ("email",)


class WaitFor(Part, frozen=True, kw_only=True):
    """Wait until this happens, at most so long."""

    event: str = msgspec.field(name="for")
    up_to: Span


class Unless(Part, frozen=True, kw_only=True):
    """Leave the step out for those to whom this happened since they entered."""

    event: str


class Step(Part, frozen=True, kw_only=True):
    """One thing to do: send or wait. name: what enrolments remember; else made from what it does."""

    name: Name | None = None
    unless: Unless | None = None
    send: Send | None = None
    wait: WaitFor | Span | None = None


class Goal(Part, frozen=True, kw_only=True):
    """What it is for: this event, within so long of entering. Reaching it ends the play for a person."""

    event: str
    within: Span


class Play(Part, frozen=True, kw_only=True):
    """A play: what we believe, whom it is for, what is done, and against what it is measured."""

    name: Name
    says: Annotated[Text, Meta(description="What it does, in one sentence for the store.")]
    because: Annotated[Text, Meta(description="Why it should work.")]
    source: Annotated[tuple[str, ...], Meta(description="Where the idea is from.")] = ()
    when: When
    audience: Annotated[str, Meta(description="Whom it is for: an expression.")] = msgspec.field(name="for")
    keyed_by: KeyedBy = "customer"
    purpose: Purpose = "offers"
    steps: Annotated[tuple[Step, ...], Meta(min_length=1, max_length=50)]
    goal: Goal
    holdout: Share
    cadence: Cadence | None = None
    fresh_for: Annotated[Span, Meta(description="How late it may still begin, or go on.")] = "3 days"


NEED_DUE = "need.due"

Definition = Mapping[str, Any]
"""A play as plain data, as its file says it and the database keeps it."""


def play_from(definition: Definition) -> Play:
    """The play that plain data says. Raises msgspec.ValidationError."""
    return msgspec.convert(definition, Play)


def schema() -> dict[str, Any]:
    """The JSON Schema of a play's file."""
    found = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Play)}
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(found))
    return plain


@cache
def span(text: str) -> Duration:
    """A duration of a play, which its type has checked."""
    return duration(text)


def trigger(play: Play) -> str:
    """The name of the event that starts it."""
    return play.when.event or NEED_DUE


def holdout_share(play: Play) -> Fraction:
    """Which share of people is left alone."""
    return Fraction(play.holdout.removesuffix("%").strip()) / 100


def cadence(play: Play) -> str:
    """How soon the same entry may come again; products return at their own rhythm unless it says else."""
    return play.cadence or (OWN_RHYTHM if play.keyed_by == "product" else ONCE)


def channels(play: Play) -> tuple[str, ...]:
    """All channels of its letters, the first wanted first."""
    return tuple(dict.fromkeys(c for step in play.steps if step.send for c in step.send.channels))


def step_names(play: Play) -> tuple[str, ...]:
    """What each step is called: as it says, else its template, else wait_1, wait_2 by order."""
    waits = iter(range(1, len(play.steps) + 1))
    return tuple(
        step.name or (step.send.template if step.send else f"wait_{next(waits)}") for step in play.steps
    )
