"""What did a campaign bring, and which message works better, in a sentence?"""

from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from regulars.capabilities.campaigns.results import Contest, Return
from regulars.capabilities.campaigns.trial import Verdict
from regulars.web import format as written
from regulars.web.pieces import IntervalBar

if TYPE_CHECKING:
    from regulars.capabilities.campaigns.models import Campaign


def headline(found: Return) -> str:
    """What we can be sure of."""
    effect = found.money
    if effect.low is None or effect.high is None:
        return _("It is too early to say what it brings.")
    amounts = {
        "extra": money(abs(float(effect.difference)), found=found),
        "low": money(effect.low, found=found),
        "high": money(effect.high, found=found),
        "least": money(min(abs(effect.low), abs(effect.high)), found=found),
    }
    if effect.low > 0 and found.is_margin:
        return _("It earns %(extra)s of extra profit per person, at least %(least)s.") % amounts
    if effect.low > 0:
        return _("It brings %(extra)s of extra revenue per person, at least %(least)s.") % amounts
    if effect.high < 0:
        return _("It costs %(extra)s per person, at least %(least)s.") % amounts
    return _("Between %(low)s and %(high)s per person: nothing is certain yet.") % amounts


def verdict(two: Contest, *, by: str) -> str:
    """Which of two messages works better, if that can be said."""
    if two.winner and by == "money":
        return _("Message %(winner)s brings more.") % {"winner": two.winner.upper()}
    if two.winner:
        points = abs(round(float(two.difference.difference) * 100, 1))
        says = _("Message %(winner)s works better, by about %(points)s of a hundred people.")
        return says % {"winner": two.winner.upper(), "points": written.number(points, digits=1)}
    if two.difference.more_people:
        says = _("It is too early to say. If it stays like this, it takes about %(more)s more people.")
        return says % {"more": written.number(two.difference.more_people)}
    return _("It is too early to say.")


def decided(known: Verdict, *, winner: str) -> str:
    """Which message the others get, and why."""
    if known.is_sure:
        says = _("Message %(winner)s surely works better: everybody else gets it.")
    elif known.a.total * known.b.people == known.b.total * known.a.people:
        says = _("The two did equally well: everybody else gets message %(winner)s.")
    else:
        says = _("Everybody else gets message %(winner)s: it was ahead, which may be chance.")
    return says % {"winner": winner.upper()}


def trial_of(row: "Campaign") -> str:
    """Who tries two messages first, and for how long; '' where nobody does."""
    if row.trial_bp is None:
        return ""
    return f"{written.percent(Fraction(row.trial_bp, 10_000))}, {row.trial_hours} h"


def undecided(ends_at: datetime | None) -> str:
    """When it is decided which message the others get."""
    if ends_at is None:
        return _("Some get one of the two first; then it is decided which one goes to everybody else.")
    return _("Which one goes to everybody else is decided %(when)s.") % {"when": written.moment(ends_at)}


def bar(found: Return) -> IntervalBar | None:
    """The likely range per person; None while it is too early."""
    effect = found.money
    if effect.low is None or effect.high is None:
        return None
    low, high = money(effect.low, found=found), money(effect.high, found=found)
    widest = max(abs(effect.low), abs(effect.high))
    return IntervalBar(
        low=effect.low,
        estimate=float(effect.difference),
        high=effect.high,
        least=-widest,
        most=widest,
        label=_("%(low)s to %(high)s") % {"low": low, "high": high},
    )


def money(minor: float, *, found: Return) -> str:
    return written.money(round(minor), currency=found.currency)
