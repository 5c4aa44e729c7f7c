"""What do the facts say of everybody, and of some people, as of a moment?

Reading takes no transaction id, so nobody waits for it; the mathematics runs on arrays (knowledge.py,
figures.py); writing keeps its commits short (writing.py). `refresh` decides when, and notes each run.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np

from regulars.insight import categories, lateness, stages
from regulars.insight.arrays import columns
from regulars.insight.figures import Figures, figures
from regulars.insight.knowledge import Judgement, judged, learned, store
from regulars.insight.lateness import OVERDUE
from regulars.insight.reading import Read, Terms, members, read, terms
from regulars.insight.runs import Ints
from regulars.insight.writing import forget_people, keep_figures, keep_intervals, keep_people
from regulars.sql import Statement

KNOWN_PEOPLE = Statement("SELECT string_agg(int8send(customer_id), ''::bytea) FROM customer_profile")


@dataclass(frozen=True, slots=True)
class Understood:
    """What a whole run found. figures: by shop, 0 for the business. counts: see refresh.Run."""

    now: Terms
    figures: Mapping[int, Figures]
    parameters: dict[str, Any]
    counts: dict[str, Any]


def of_everybody(at: datetime) -> Understood:
    """Work out everything, and write what we make of products and people; the figures wait for `keep`."""
    now = terms(at)
    found = read(now, customers=None)
    everybody = store(found.purchases, found.bought, found.catalogue, until=now.day)
    lesson = learned(everybody, found.catalogue, until=now.day)
    made = judged(
        everybody, found.catalogue, lesson.knowledge, until=now.day, at=now.moment, found=lesson.found
    )
    by_shop = _figures(found, now)
    ids = keep_intervals(lesson, found, now)
    known = lesson.knowledge.parameters
    keep_people(made, found, known=known, categories=ids, at=now.at)
    (stored,) = columns(KNOWN_PEOPLE)
    forget_people(np.setdiff1d(stored, made.profiles.customer), at=now.at)
    counts = _counts(made) | {"products": int(np.isfinite(lesson.products.median).sum())}
    return Understood(now, by_shop, known.to_json(), counts)


def keep(it: Understood) -> None:
    """Put the figures into the place of those before, in the transaction that is open."""
    rhythms = it.counts["rhythms"]
    keep_figures(it.figures, it.now, overdue=rhythms["overdue"], quiet=rhythms["quiet"])


def of_some(customers: Collection[int], at: datetime) -> int:
    """Write what we make of these people, and of whom they count as; how many have orders."""
    now, theirs = terms(at), members(customers)
    found = read(now, customers=theirs)
    known = found.knowledge
    made = judged(
        store(found.purchases, found.bought, found.catalogue, until=now.day),
        found.catalogue,
        known,
        until=now.day,
        at=now.moment,
    )
    keep_people(made, found, known=known.parameters, categories=found.categories, at=at)
    forget_people(np.setdiff1d(theirs, made.profiles.customer), at=at)
    return len(made.profiles.customer)


def _figures(found: Read, now: Terms) -> dict[int, Figures]:
    """The figures of the whole business (0) and of each shop."""
    bought, returned = found.purchases, found.refunds
    # A shop in a zone east of the business's may be a day ahead of it.
    until = int(bought.day.max(initial=now.day))
    whole = figures(bought, returned, until=until, margin_bp=now.margin_bp)
    shops = np.unique(bought.shop).tolist()
    if len(shops) == 1:
        return {0: whole, shops[0]: whole}
    by_shop = {0: whole}
    for shop in shops:
        by_shop[shop] = figures(
            bought.take(bought.shop == shop),
            returned.take(returned.shop == shop),
            until=until,
            margin_bp=now.margin_bp,
        )
    return by_shop


def _counts(made: Judgement) -> dict[str, Any]:
    people = made.profiles
    return {
        "people": len(people.customer),
        "needs": len(made.needs.customer),
        "stages": _by_word(people.stage, words=stages.STAGES),
        "categories": _by_word(people.category, words=categories.CATEGORIES),
        "rhythms": _by_word(people.rhythm, words=lateness.RHYTHMS),
        "at_stake": int(np.rint(np.nansum(people.next_revenue[people.rhythm == OVERDUE]))),
    }


def _by_word(numbers: Ints, *, words: tuple[str, ...]) -> dict[str, int]:
    counted = np.bincount(numbers, minlength=len(words)).tolist()
    return dict(zip(words, counted, strict=True))
