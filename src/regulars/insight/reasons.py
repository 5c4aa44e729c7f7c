"""Why is somebody at this stage, or of this kind, in words with numbers?"""

import json
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulars.sql import statement
from regulars.web import format as written

TURNS = statement(__file__, "turns")
STANDING = statement(__file__, "standing")

STAGES: dict[str, Promise] = {
    "one_order": _("one order, and the goods aren't there yet"),
    "parcel_arrived": _("one order; the parcel has arrived"),
    "parcel_assumed": _("one order, and the goods should have arrived"),
    "history_starts_later": _("one order is known; history begins later than the shop"),
    "came_back": _("came back on another day"),
    "returned": _("%(returned)s of the latest order was returned"),
    "fell_silent": _("ordered on %(days)s days, and has gone quiet"),
    "three_days": _("ordered on %(days)s different days"),
    "new_category": _("ordered on %(days)s days, and lately something new to them"),
    "spends_more": _("ordered on %(days)s days, and spends more than half a year ago"),
    "no_orders": _("has no orders any more"),
}
CATEGORIES: dict[str, Promise] = {
    "expected_most": _(
        "expected to spend %(expected)s in 12 months; the top fifth begins at %(expected_line)s"
    ),
    "spent_most": _("spent %(spent)s in the last year; the top fifth begins at %(spent_line)s"),
    "still_here": _("spent %(spent)s in the last year; the top fifth begins at %(spent_line)s"),
    "returned_most": _("half or more of the last year's orders was returned: %(refunded)s"),
    "returned_often": _("half or more of two of the latest three orders was returned"),
    "quiet": _("bought little, and has gone quiet"),
    "no_orders": _("has no orders any more"),
}


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody is or became. what: `stage` or `category`. before: '' at the beginning, or not asked.

    numbers: what the reason counts; amounts in minor units of the business's currency.
    """

    what: str
    before: str
    value: str
    reason: str
    numbers: dict[str, Any]
    occurred_at: datetime
    known_at: datetime


def turns(customer: int) -> list[Turn]:
    """Somebody's changes of stage and kind, latest first, with the numbers of then."""
    return [_turn(row) for row in TURNS.rows(customer=customer)]


def standing(customer: int) -> list[Turn]:
    """What somebody is now, stage and kind, with the numbers of now; nothing without an order."""
    return [_turn(row) for row in STANDING.rows(customer=customer)]


def in_words(turn: Turn, *, currency: str) -> str:
    """The reason in the reader's language."""
    phrases = STAGES if turn.what == "stage" else CATEGORIES
    return str(phrases[turn.reason]) % _numbers(turn.numbers, currency=currency)


def _turn(row: tuple[Any, ...]) -> Turn:
    what, before, value, reason, numbers, occurred_at, known_at = row
    return Turn(what, before, value, reason, json.loads(numbers), occurred_at, known_at)


def _numbers(counted: dict[str, Any], *, currency: str) -> dict[str, str]:
    amounts = ("spent", "spent_line", "expected", "expected_line", "refunded")
    told = {name: written.money(counted.get(name), currency=currency, whole=True) for name in amounts}
    returned = Fraction(counted.get("returned_bp", 0), 10_000)
    return told | {
        "days": written.number(counted.get("days", 0)),
        "returned": written.percent(returned),
    }
