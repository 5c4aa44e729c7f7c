"""What do we understand of everybody now, and how do we come to understand it?

`refresh` works everything out anew as of a moment: facts that were not known by then, or had not happened,
don't count, with the one exception that customers are joined as they are today. Reading takes no transaction
id, so nobody waits for it; the mathematics runs on arrays (knowledge.py, figures.py); writing keeps its
commits short (writing.py). `refresh_customers` does the same for some people, by what the last whole run
learned of the store.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import Any

import numpy as np
from django.db import transaction
from psycopg.types.json import Jsonb

from regulars.insight import categories, lateness, stages
from regulars.insight.arrays import columns
from regulars.insight.figures import Figures, figures
from regulars.insight.knowledge import Judgement, judged, learned, store
from regulars.insight.lateness import OVERDUE
from regulars.insight.reading import Read, Terms, members, read, terms
from regulars.insight.runs import Ints
from regulars.insight.writing import forget_people, keep_figures, keep_intervals, keep_people
from regulars.sql import Statement, statement

BEGIN_RUN = statement(__file__, "begin_run")
FINISH_RUN = statement(__file__, "finish_run")
SET_BACK = statement(__file__, "set_back")
KNOWN_PEOPLE = Statement("SELECT string_agg(int8send(customer_id), ''::bytea) FROM customer_profile")
TRY_LOCK = Statement("SELECT pg_try_advisory_lock(hashtext('insight_refresh'))")
UNLOCK = Statement("SELECT pg_advisory_unlock(hashtext('insight_refresh'))")


class AlreadyRefreshing(Exception):
    """Everything is being worked out by another run just now; it ends by itself."""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run.

    counts: people by stage, category and rhythm; how many products have an interval, how many needs and
    people there are; at_stake: what the overdue are expected to bring in a year, minor units.
    """

    id: int
    as_of: datetime
    seconds: float
    counts: dict[str, Any]


def refresh(at: datetime) -> Run:
    """Work out everything anew, as of a moment. Raises AlreadyRefreshing."""
    with _alone():
        ((run,),) = BEGIN_RUN.rows(at=at)
        began = perf_counter()
        try:
            SET_BACK.run(at=at)
            return _everything(run, terms(at), began=began)
        except BaseException as error:
            FINISH_RUN.run(
                id=run, state="failed", seconds=perf_counter() - began, problem=repr(error),
                parameters=Jsonb({}), counts=Jsonb({}),
            )  # fmt: skip
            raise


def refresh_customers(customers: Collection[int], at: datetime) -> int:
    """Work out anew what we make of these people, and of whom they count as; how many have orders."""
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


def _everything(run: int, now: Terms, *, began: float) -> Run:
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
    with transaction.atomic():
        keep_figures(by_shop, now, overdue=counts["rhythms"]["overdue"], quiet=counts["rhythms"]["quiet"])
        seconds = round(perf_counter() - began, 3)
        FINISH_RUN.run(
            id=run, state="done", seconds=seconds, problem="", parameters=Jsonb(known.to_json()),
            counts=Jsonb(counts),
        )  # fmt: skip
    return Run(run, now.at, seconds, counts)


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


@contextmanager
def _alone() -> Iterator[None]:
    """One run at a time in the whole installation; a connection that breaks lets go."""
    if TRY_LOCK.rows() != [(True,)]:
        raise AlreadyRefreshing
    try:
        yield
    finally:
        UNLOCK.rows()
