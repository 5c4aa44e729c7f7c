"""What did somebody bring along from other programs?"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext, ngettext

from regulars.commerce.brought.facts import POINTS
from regulars.customers.timeline import Entry, Source
from regulars.sql import statement
from regulars.web.format import money, number, quoted

BALANCES = statement(__file__, "timeline_balances")
REVIEWS = statement(__file__, "timeline_reviews")


def balances(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    """Points and gift cards, as they were when they came over."""
    for row in BALANCES.rows(members=list(members), at=at, id=id, limit=limit):
        balance_id, as_of, program, kind, unit, amount, tier, ends_with = row
        yield Entry(
            kind="balance",
            id=balance_id,
            at=as_of,
            title=_points(amount, program=program) if kind == POINTS else _card(amount, currency=unit),
            says=tier,
            personal=gettext("Its code ends with %(end)s") % {"end": ends_with} if ends_with else "",
            about={"balance": str(balance_id)},
        )


def _points(amount: int, *, program: str) -> str:
    if program:
        words = ngettext(
            "Had %(n)s point at %(program)s when they came over",
            "Had %(n)s points at %(program)s when they came over",
            amount,
        )
    else:
        words = ngettext(
            "Had %(n)s point when they came over", "Had %(n)s points when they came over", amount
        )
    return words % {"n": number(amount), "program": program}


def _card(amount: int, *, currency: str) -> str:
    words = gettext("Had %(amount)s on a gift card when they came over")
    return words % {"amount": money(amount, currency=currency)}


def reviews(members: Sequence[int], *, at: datetime, id: int, limit: int) -> Iterator[Entry]:
    """What they wrote about products."""
    for row in REVIEWS.rows(members=list(members), at=at, id=id, limit=limit):
        review_id, written_at, program, rating, product, title, body = row
        said = gettext("%(product)s, at %(program)s") % {"product": product, "program": program}
        yield Entry(
            kind="review",
            id=review_id,
            at=written_at,
            title=ngettext("Gave %(n)s star", "Gave %(n)s stars", rating) % {"n": rating},
            says=said if program else product,
            personal=quoted(title or body[:LONGEST]) if title or body else "",
            tone="tone-warn" if rating < GOOD else "tone-good",
            about={"review": str(review_id)},
        )


LONGEST = 200
GOOD = 4
"""Stars from which somebody is content."""

SOURCES = (Source("balance", balances), Source("review", reviews))
