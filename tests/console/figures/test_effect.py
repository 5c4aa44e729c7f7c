"""Is it said what can be said of a play's effect, and no more?"""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from regulars.console.figures.effect import at_least, bar, course, headline, outlook, widest
from regulars.engine.confidence import Arm, Effect
from regulars.engine.measure import Result, Week


def money(difference: int, low: float | None, high: float | None) -> Effect:
    """An effect in cents per person."""
    return Effect(Fraction(difference), low, high, 0)


def result(effect: Effect, *, goal: Effect | None = None, weeks_left: int | None = 0, **more) -> Result:
    found = Result(
        assigned_treated=90,
        assigned_control=10,
        treated=Arm(90, 45, 45, 45),
        control=Arm(10, 2, 2, 2),
        goal=goal or Effect(Fraction(3, 10), None, None, None),
        money=effect,
        is_margin=True,
        currency="EUR",
        within=timedelta(days=14),
        since=None,
        weeks_left=weeks_left,
        course=(),
    )
    return replace(found, **more)


EARNS = money(170, 90, 250)
COSTS = money(-50, -90, -10)
UNSURE = money(60, -50, 170)
EARLY = money(60, None, None)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (result(EARNS), "It earns €1.70 of extra profit per person, at least €0.90."),
        (
            result(EARNS, is_margin=False),
            "It brings €1.70 of extra revenue per person, at least €0.90.",
        ),
        (result(COSTS), "It costs €0.50 per person, at least €0.10."),
        (result(UNSURE), "Between −€0.50 and €1.70 per person: nothing is certain yet."),
        (result(EARLY), "It is too early to say what it brings."),
        (result(EARLY, assigned_treated=0, assigned_control=0), "Nobody has come into it yet."),
        (
            result(UNSURE, goal=Effect(Fraction(3, 10), 0.1, 0.5, 0)),
            "50% reach its goal, 20% without it. What it earns isn’t certain yet.",
        ),
        (
            result(UNSURE, goal=Effect(Fraction(-3, 10), -0.5, -0.1, 0)),
            "It does harm: 50% reach its goal, 20% without it.",
        ),
    ],
)
def test_the_headline_says_what_is_sure(found, said):
    assert headline(found) == said


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        (6, "Certain in about 6 weeks."),
        (1, "Certain in about 1 week."),
        (0, ""),
        (500, "At this pace it takes years until it is certain."),
        (None, "At this pace nobody can say when it will be certain."),
    ],
)
def test_how_long_it_takes_is_said(weeks, said):
    assert outlook(result(UNSURE, weeks_left=weeks)) == said


def test_a_list_shows_the_surest_figure():
    assert at_least(result(EARNS)) == "+€0.90"
    assert at_least(result(COSTS)) == "−€0.10"
    assert at_least(result(UNSURE, weeks_left=6)) == "Certain in about 6 weeks."
    assert at_least(result(UNSURE, weeks_left=None)) == "too early"


def test_bars_of_several_plays_share_a_scale():
    plays = [result(EARNS), result(COSTS), result(EARLY)]
    scale = widest(plays)
    assert scale == 250
    drawn = [bar(play, widest=scale) for play in plays]
    assert [one.verdict if one else "too early" for one in drawn] == ["", "loses", "too early"]
    assert str(drawn[0].label) == "€0.90 to €2.50"


def test_from_a_hundred_on_cents_are_left_out():
    assert headline(result(money(123_456, 100_049, 150_000))).startswith("It earns €1,235 of")


def test_the_course_has_a_point_for_each_week_that_has_a_range():
    weeks = (Week(2, EARLY), Week(1, UNSURE), Week(0, EARNS))
    made = course(result(EARNS, course=weeks))
    assert [row[0] for row in made.rows] == ["1 week ago", "now"]
    assert made.rows[1] == ("now", "€1.70", "€0.90", "€2.50")


def test_one_week_makes_no_course():
    assert course(result(EARNS, course=(Week(0, EARNS),))) is None
