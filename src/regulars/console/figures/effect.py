"""What did a play bring, in a sentence, as a bar and as a chart?"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from regulars.engine.confidence import Effect
from regulars.engine.measure import Result, Week
from regulars.money import exponent
from regulars.web import format as written
from regulars.web.charts import Chart, alt, chart
from regulars.web.pieces import IntervalBar

LARGE = 100
YEARS = 104
"""Weeks from which on nobody should wait for it."""


def money(minor: float, *, currency: str, sign: bool = False) -> str:
    """An amount per person; from a hundred on without cents."""
    is_large = abs(minor) >= LARGE * 10 ** exponent(currency)
    said = written.money(round(minor), currency=currency, whole=is_large)
    return f"+{said}" if sign and minor > 0 else said


def headline(found: Result) -> str:
    """What we can be sure of."""
    if not found.assigned_treated + found.assigned_control:
        return _("Nobody has come into it yet.")
    effect = found.money
    if not effect.is_told and found.goal.is_told:
        return reached(found)
    if effect.low is None or effect.high is None:
        return _("It is too early to say what it brings.")
    amounts = {
        "extra": money(abs(float(effect.difference)), currency=found.currency),
        "low": money(effect.low, currency=found.currency),
        "high": money(effect.high, currency=found.currency),
        "least": money(min(abs(effect.low), abs(effect.high)), currency=found.currency),
    }
    if effect.low > 0:
        return earned(found) % amounts
    if effect.high < 0:
        return _("It costs %(extra)s per person, at least %(least)s.") % amounts
    return _("Between %(low)s and %(high)s per person: nothing is certain yet.") % amounts


def reached(found: Result) -> str:
    """That the goal is surely reached more, or less, often, while the money isn't certain."""
    shares = {
        "treated": written.percent(found.treated.mean),
        "control": written.percent(found.control.mean),
    }
    if found.goal.difference > 0:
        return (
            _("%(treated)s reach its goal, %(control)s without it. What it earns isn’t certain yet.") % shares
        )
    return _("It does harm: %(treated)s reach its goal, %(control)s without it.") % shares


def earned(found: Result) -> str:
    """The words for what it surely earns."""
    if found.is_margin:
        return _("It earns %(extra)s of extra profit per person, at least %(least)s.")
    return _("It brings %(extra)s of extra revenue per person, at least %(least)s.")


def outlook(found: Result) -> str:
    """How long until more can be said; '' where it is said."""
    if not found.treated.people + found.control.people:
        return _("For nobody the %(days)s are over yet.") % {"days": written.days(found.within.days)}
    if found.weeks_left is None:
        return "" if found.money.is_told else _("At this pace nobody can say when it will be certain.")
    if found.weeks_left == 0:
        return ""
    if found.weeks_left > YEARS:
        return _("At this pace it takes years until it is certain.")
    said = ngettext("Certain in about %(weeks)s week.", "Certain in about %(weeks)s weeks.", found.weeks_left)
    return said % {"weeks": written.number(found.weeks_left)}


def at_least(found: Result) -> str:
    """The bound that stands in a list: the surest figure, or how long it takes."""
    effect = found.money
    if effect.low is None or effect.high is None or not effect.is_told:
        return (outlook(found) if found.weeks_left else "") or _("too early")
    return money(effect.low if effect.low > 0 else effect.high, currency=found.currency, sign=True)


def bar(found: Result, *, widest: float) -> IntervalBar | None:
    """The likely range; None while it is too early. widest: the scale's end, the same for all plays."""
    effect = found.money
    if effect.low is None or effect.high is None:
        return None
    low, high = (money(end, currency=found.currency) for end in (effect.low, effect.high))
    return IntervalBar(
        low=effect.low,
        estimate=float(effect.difference),
        high=effect.high,
        least=-widest,
        most=widest,
        label=_("%(low)s to %(high)s") % {"low": low, "high": high},
    )


def widest(found: Sequence[Result]) -> float:
    """The end of a scale on which all these effects can be compared."""
    ends = [abs(end) for one in found for end in (one.money.low, one.money.high) if end is not None]
    return max(ends, default=1.0)


def course(found: Result) -> Chart | None:
    """The effect as it stood week by week, with its likely range; None while there is no range."""
    told = [week for week in found.course if week.money.low is not None]
    if len(told) < 2:
        return None
    return chart(
        drawing(told, currency=found.currency),
        says=_("The effect per person as it stood each week, with its likely range"),
        columns=(_("Week"), _("Per person"), _("From"), _("To")),
        rows=[
            (
                week_name(week),
                *(
                    money(value or 0, currency=found.currency)
                    for value in (float(week.money.difference), week.money.low, week.money.high)
                ),
            )
            for week in told
        ],
    )


def week_name(week: Week) -> str:
    if week.weeks_ago == 0:
        return _("now")
    said = ngettext("%(weeks)s week ago", "%(weeks)s weeks ago", week.weeks_ago)
    return said % {"weeks": written.number(week.weeks_ago)}


def drawing(weeks: Sequence[Week], *, currency: str) -> "alt.LayerChart":
    """A line with its band about the line of nothing; amounts in major units."""
    values = [point(week.money, week=-week.weeks_ago, major=10 ** exponent(currency)) for week in weeks]
    base = alt.Chart({"values": values}).encode(
        x=alt.X("week:Q", title=_("weeks ago"), axis=alt.Axis(tickMinStep=1, labelExpr="-datum.value"))
    )
    axis = alt.Axis(tickCount=4)
    drawn: alt.LayerChart = (
        base.mark_area(opacity=0.16, line=False).encode(
            y=alt.Y("low:Q", title=None, axis=axis, scale=alt.Scale(zero=True)), y2="high:Q"
        )
        + base.mark_line(strokeWidth=2.5).encode(y=alt.Y("effect:Q", title=None, axis=axis))
        + alt.Chart({"values": [{"zero": 0}]}).mark_rule().encode(y="zero:Q")
    )
    return drawn


def point(effect: Effect, *, week: int, major: int) -> dict[str, float]:
    """One week of the chart."""
    low, high = effect.low or 0.0, effect.high or 0.0
    return {
        "week": week,
        "effect": float(effect.difference) / major,
        "low": low / major,
        "high": high / major,
    }
