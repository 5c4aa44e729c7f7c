"""What does the store ask somebody on their own page, and how do they like parcels and paying?

What is asked there is answered by who has the link, so that it takes the place of what was known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from regulars.commerce.usual import PARCELS, PAYMENTS
from regulars.customers import queries as customers
from regulars.customers.actions.answers import Said, answer
from regulars.customers.habits import DELIVERY, PAYMENT, seen
from regulars.customers.questions import Asking
from regulars.storefront.forms.shown import Box, shown

ACTOR = "customer"
HABITS: dict[str, tuple[str, str | Promise]] = {
    DELIVERY: (PARCELS, _("How do you like your parcels to come?")),
    PAYMENT: (PAYMENTS, _("How do you like to pay?")),
}


@dataclass(frozen=True, slots=True)
class Liking:
    """Ways to choose from, of those that somebody chose before."""

    name: str
    words: str | Promise
    boxes: tuple[Box, ...]


def shown_to(members: Sequence[int], *, language: str, at: datetime) -> dict[str, object]:
    """What the template needs: questions with what was answered, and ways of delivery and payment."""
    said = customers.answers(members)
    return {
        "questions": [shown(one, said.get(one.slug, ()), languages=[language]) for one in asked()],
        "likings": [
            Liking(name, HABITS[name][1], boxes)
            for name in HABITS
            if (boxes := ways(name, members, said=said.get(name, ()), at=at))
        ],
    }


def keep(sent: QueryDict, members: Sequence[int], *, language: str, at: datetime) -> int:
    """Keep what was answered of what stood on the page; how many answers are news."""
    stood = {*sent.getlist("asked")}
    told = [
        Said(
            question=one.slug,
            chosen=one.taken(sent.getlist(f"answer_{one.slug}")),
            wording=one.in_words([language]),
        )
        for one in asked()
        if f"answer_{one.slug}" in stood
    ]
    for name in stood & HABITS.keys():
        offered = [
            box.value for box in ways(name, members, said=customers.answers(members).get(name, ()), at=at)
        ]
        chosen = tuple(value for value in [sent.get(name, "")] if value in offered)
        told.append(Said(question=name, chosen=chosen, wording=str(HABITS[name][1])))
    return answer(members[0], told, how="link", actor=ACTOR, at=at)


def asked() -> list[Asking]:
    return [customers.asking(row) for row in customers.questions()]


def ways(name: str, members: Sequence[int], *, said: Sequence[str], at: datetime) -> tuple[Box, ...]:
    """Those that somebody chose before, or said they like; none to choose from where there is only one."""
    known = list(dict.fromkeys([*said, *seen(HABITS[name][0], members, at=at)]))
    return tuple(Box(value, value, value in said) for value in known) if len(known) > 1 or said else ()
