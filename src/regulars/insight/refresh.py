"""What do we understand of everybody now, and how do we come to understand it?

`refresh` works everything out anew as of a moment: facts that were not known by then, or had not happened,
don't count, with the one exception that customers are joined as they are today. `refresh_customers` does the
same for some people, by what the last whole run learned of the store. understanding.py does the work; it is
loaded when there is some, since every program knows this door and few go through it.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import Any

from django.db import transaction
from psycopg.types.json import Jsonb

from regulars.sql import Statement, statement

BEGIN_RUN = statement(__file__, "begin_run")
FINISH_RUN = statement(__file__, "finish_run")
SET_BACK = statement(__file__, "set_back")
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
            return _everything(run, at, began=began)
        except BaseException as error:
            FINISH_RUN.run(
                id=run, state="failed", seconds=perf_counter() - began, problem=repr(error),
                parameters=Jsonb({}), counts=Jsonb({}),
            )  # fmt: skip
            raise


def refresh_customers(customers: Collection[int], at: datetime) -> int:
    """Work out anew what we make of these people, and of whom they count as; how many have orders."""
    from regulars.insight import understanding  # noqa: PLC0415 loads NumPy, a quarter of a second

    return understanding.of_some(customers, at)


def _everything(run: int, at: datetime, *, began: float) -> Run:
    from regulars.insight import understanding  # noqa: PLC0415 as above

    made = understanding.of_everybody(at)
    with transaction.atomic():
        understanding.keep(made)
        seconds = round(perf_counter() - began, 3)
        FINISH_RUN.run(
            id=run, state="done", seconds=seconds, problem="", parameters=Jsonb(made.parameters),
            counts=Jsonb(made.counts),
        )  # fmt: skip
    return Run(run, at, seconds, made.counts)


@contextmanager
def _alone() -> Iterator[None]:
    """One run at a time in the whole installation; a connection that breaks lets go."""
    if TRY_LOCK.rows() != [(True,)]:
        raise AlreadyRefreshing
    try:
        yield
    finally:
        UNLOCK.rows()
