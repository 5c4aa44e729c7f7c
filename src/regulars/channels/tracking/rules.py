"""Was it a person who followed a link or opened a message, or a program?

Pure. Mail gateways follow links to see what is behind them, many within a second, mostly as a message comes;
mail programs load pictures before anybody looks. Only what a person did counts. The spans are those that
others' experience gives: several seconds after delivery is no person (support.metacompliance.com, article
13056444972817), ten seconds around the unseen link catch nine in ten scanners where there are up to eight
links, more where there are more (github.com/mautic/mautic/issues/9798).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from regulars.channels.tracking.agents import Agent

Kind = Literal["followed", "opened", "looked", "unseen"]
By = Literal["person", "scanner"]

SOONEST = timedelta(seconds=5)
"""From handing a message over until somebody can have got it, opened it and followed a link."""
AT_ONCE = timedelta(seconds=1)
"""Nobody follows two different links within it."""
AROUND = timedelta(seconds=30)
"""Before and after the unseen link was followed, and after HEAD: what a scanner does to one message."""
WAIT = timedelta(seconds=60)
"""When all that says something about a hit has happened: longer than AROUND."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something of a message that was asked for: a link, its head alone, the unseen link, or the picture."""

    kind: Kind
    at: datetime
    target: str = ""
    agent: Agent = ""


def who(hit: Hit, *, among: Sequence[Hit], handed_at: datetime) -> By:
    """Who followed or opened. among: all hits of the same message that are still known, this one included."""
    if not is_peoples(hit) or hit.at - handed_at < SOONEST:
        return "scanner"
    if any(other.kind == "unseen" and near(other, hit, AROUND) for other in among):
        return "scanner"
    if hit.kind == "opened":
        return "person"
    if any(several(hit, other) or looked_first(hit, other) for other in among):
        return "scanner"
    return "person"


def is_peoples(hit: Hit) -> bool:
    """Whether the program that asked is one that people use for it."""
    return hit.agent == "" or (hit.kind == "opened" and hit.agent == "on_sight")


def several(hit: Hit, other: Hit) -> bool:
    """Whether another link was followed at the same time."""
    return other.kind == "followed" and other.target != hit.target and near(other, hit, AT_ONCE)


def looked_first(hit: Hit, other: Hit) -> bool:
    """Whether the link's head was asked for just before."""
    return (
        other.kind == "looked" and other.target == hit.target and timedelta(0) <= hit.at - other.at <= AROUND
    )


def near(one: Hit, other: Hit, span: timedelta) -> bool:
    return abs(one.at - other.at) <= span
