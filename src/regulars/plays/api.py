"""Which plays does the API tell of, and what did each bring?"""

from datetime import datetime
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from regulars import clock
from regulars.commerce.queries import company
from regulars.customers.api import whole_business
from regulars.engine import queries
from regulars.engine.measure import NeverOn, measure
from regulars.engine.queries import Standing
from regulars.engine.sentence import text
from regulars.plays import proposing
from regulars.plays.catalogue import catalogue
from regulars.plays.commands import result_values
from regulars.web.api import figures

router = Router(tags=["plays"])
router.add_router("", proposing.router)
PEOPLE = ("active", "waiting", "held_out", "reached", "done", "set_aside")


class PlayOut(Schema):
    """A play, whether it is on, and who stands where in it.

    sentence: what it does, in words; '' where this version doesn't understand its text. version: of its text
    in this store; null while it was never on. active: people with steps to come; waiting: those of them who
    wait for something to happen; held_out: left alone; reached: treated people who reached the goal;
    done: those who went through without reaching it; set_aside: active ones whose step went wrong.
    """

    play: str
    on: bool
    says: str
    sentence: str
    version: int | None
    switched_on_at: datetime | None
    problem: str
    active: int
    waiting: int
    held_out: int
    reached: int
    done: int
    set_aside: int


class PlaysOut(Schema):
    """Every play that is known here, by name."""

    plays: list[PlayOut]


class ByArm(Schema):
    """People who get the play's messages, and people who are left alone."""

    treated: int
    control: int


class GoalOut(Schema):
    """Shares of people who reached the goal, and their difference. low, high: where it surely lies."""

    treated: float
    control: float
    difference: float
    low: float | None
    high: float | None


class MoneyOut(Schema):
    """Difference per assigned person, in minor units. low, high: null while it is too early to say."""

    what: Literal["margin", "revenue"]
    currency: str
    difference: float
    low: float | None
    high: float | None


class ResultOut(Schema):
    """What a play brought, all who were assigned compared with those who were left alone.

    measured: those for whom the goal's time is over. told: whether the money's effect is surely not nothing;
    more_people, weeks_left: about how many and how long until it is, as things stand.
    """

    since: datetime | None
    assigned: ByArm
    measured: ByArm
    goal: GoalOut
    money: MoneyOut
    told: bool
    more_people: int | None
    weeks_left: int | None


class PlayWithResultOut(PlayOut):
    """A play with what it brought; null while it was never on."""

    result: ResultOut | None


@router.get("/plays", auth=figures, response=PlaysOut)
def plays(request: HttpRequest) -> dict[str, Any]:
    """Every play of the catalogue, and those that this store has had on."""
    whole_business(request)
    standing = {row.name: row for row in queries.plays()}
    return {"plays": [play_out(name, standing.get(name)) for name in sorted({*catalogue(), *standing})]}


@router.get("/plays/{name}", auth=figures, response=PlayWithResultOut)
def play(request: HttpRequest, name: str) -> dict[str, Any]:
    """One play with what it brought."""
    whole_business(request)
    standing = queries.standing(name)
    if standing is None and name not in catalogue():
        raise Http404(f"There is no play of this name. There is: {', '.join(catalogue())}.")
    return {**play_out(name, standing), "result": result_out(name)}


def play_out(name: str, standing: Standing | None) -> dict[str, Any]:
    """A play as the API gives it."""
    written = catalogue().get(name)
    return {
        "play": name,
        "on": bool(standing and standing.is_on),
        "says": written.play.says if written else standing.says if standing else "",
        "sentence": text(written.play, currency=company().currency) if written else "",
        "version": standing.number if standing else None,
        "switched_on_at": standing.switched_on_at if standing else None,
        "problem": standing.problem if standing else "",
        **{count: getattr(standing, count) if standing else 0 for count in PEOPLE},
    }


def result_out(name: str) -> dict[str, Any] | None:
    try:
        return result_values(name, measure(name, at=clock.now()))
    except NeverOn:
        return None
