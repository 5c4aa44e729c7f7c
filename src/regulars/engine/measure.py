"""What did a play bring, compared with people who were left alone?

All who were assigned count, whether a message reached them or not (intention to treat), each once, from the
first time on, when the goal's time is over for them. Revenue is what they ordered in that time, less refunds,
whatever made them order; margin, where the cost of every order is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import reduce
from math import ceil

from regulars.commerce.queries import company
from regulars.engine import queries
from regulars.engine.confidence import Arm, Effect, effect
from regulars.engine.play import play_from, span
from regulars.sql import statement

OUTCOMES = statement(__file__, "outcomes")
ASSIGNED = statement(__file__, "assigned")
NOBODY = Arm(0, 0, 0, 0)
WEEKS_WATCHED = 4


class NeverOn(LookupError):
    """There is nothing to measure: the play was never given a text here."""


@dataclass(frozen=True, slots=True)
class Week:
    """How it stood when a week had ended. weeks_ago: 0 is now."""

    weeks_ago: int
    money: Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The effect of a play's present experiment.

    assigned: people by arm so far. treated, control: the goal counted over those whose time is over.
    goal: difference in the share that reached it. money: per person, in minor units of `currency`.
    is_margin: margin, else revenue only. within: the goal's time. since: of the first assignment.
    weeks_left: about how long until the money's effect is told; 0 when it is, None when nobody can say.
    course: how the money's effect stood, week by week.
    """

    assigned_treated: int
    assigned_control: int
    treated: Arm
    control: Arm
    goal: Effect
    money: Effect
    is_margin: bool
    currency: str
    within: timedelta
    since: datetime | None
    weeks_left: int | None
    course: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    arm: str
    weeks_ago: int
    goals: Arm
    costed: bool
    revenue: Arm
    margin: Arm


def measure(name: str, *, at: datetime) -> Result:
    """The effect of a play, as of now. Raises NeverOn."""
    row = queries.play(name)
    if row is None or row.version is None:
        raise NeverOn(name)
    goal = play_from(row.version.definition).goal
    lasts = span(goal.within)
    within = timedelta(days=lasts.days) + lasts.exact
    experiment = {"play_id": row.id, "seed": row.version.seed, "at": at}
    rows = [_row(*found) for found in OUTCOMES.rows(**experiment, goal=goal.event, within=within)]
    ((treated, control, lately, since),) = ASSIGNED.rows(**experiment)
    is_margin = bool(rows) and all(one.costed for one in rows)
    course = tuple(_course(rows, is_margin=is_margin))
    goals = {arm: _sum(one.goals for one in rows if one.arm == arm) for arm in ("treated", "held_out")}
    money = course[-1].money if course else effect(NOBODY, NOBODY)
    return Result(
        assigned_treated=treated,
        assigned_control=control,
        treated=goals["treated"],
        control=goals["held_out"],
        goal=effect(goals["treated"], goals["held_out"]),
        money=money,
        is_margin=is_margin,
        currency=company().currency,
        within=within,
        since=since,
        weeks_left=_weeks(money.more_people, lately=lately),
        course=course,
    )


def _row(
    arm: str, weeks_ago: int, people: int, goals: int, costed: bool,  # noqa: FBT001 a row as it comes
    *sums: Decimal | int,
) -> _Row:  # fmt: skip
    earners, revenue, revenue_squares, gainers, margin, margin_squares = map(int, sums)
    return _Row(
        arm,
        weeks_ago,
        Arm(people, goals, goals, goals),
        costed,
        Arm(people, earners, revenue, revenue_squares),
        Arm(people, gainers, margin, margin_squares),
    )


def _course(rows: list[_Row], *, is_margin: bool) -> Iterator[Week]:
    """The money's effect at the end of each week, over all people until then; the last one is now."""
    arms = {"treated": NOBODY, "held_out": NOBODY}
    last = max((one.weeks_ago for one in rows), default=-1)
    for weeks_ago in range(last, -1, -1):
        for one in rows:
            if one.weeks_ago == weeks_ago:
                arms[one.arm] += one.margin if is_margin else one.revenue
        yield Week(weeks_ago, effect(arms["treated"], arms["held_out"]))


def _sum(arms: Iterator[Arm]) -> Arm:
    return reduce(Arm.__add__, arms, NOBODY)


def _weeks(more_people: int | None, *, lately: int) -> int | None:
    """How many weeks until so many more people have come, at the pace of the last four weeks."""
    if more_people is None or (more_people and not lately):
        return None
    return ceil(more_people * WEEKS_WATCHED / lately) if more_people else 0
