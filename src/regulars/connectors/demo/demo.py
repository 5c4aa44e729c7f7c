"""Which demos are there, may one be loaded here, and how far is it?

A demo turns an empty store into a sandbox with a past. It is never offered to a store that knows anybody.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from regulars import clock
from regulars.connectors.demo.models import DemoLoad
from regulars.connectors.demo.queries import is_empty, latest, loading
from regulars.insight.refresh import AlreadyRefreshing, refresh
from regulars.sql import Statement

LOCK = Statement("SELECT pg_try_advisory_lock(hashtext('demo'))")
UNLOCK = Statement("SELECT pg_advisory_unlock(hashtext('demo'))")
KIND = "demo-"
"""Begins the kind of a shop that a demo made."""

REAL = f"{KIND}real"
"""The kind of the real shop."""

Told = Callable[[int, int], None]
"""Hears how many rows are done, and of how many."""


class UnknownDemo(LookupError):
    """There is no demo of that name."""


class StoreNotEmpty(Exception):
    """The store knows customers, orders or shops already: a demo would mix with them."""


class AlreadyLoading(Exception):
    """A demo is being loaded just now."""


class NotLoaded(Exception):
    """A demo's past did not come in to its end; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A past that can be looked at.

    says: what it is, and what of it is made up. unit: what is counted while it loads. load: writes it, and
    is told when the demo was begun; called again after an interruption it goes on, and ends the same.
    """

    name: str
    label: Promise
    says: Promise
    unit: Promise
    synthetic: bool
    load: Callable[[Told, datetime], None]


def demos() -> tuple[Demo, ...]:
    """All demos, the real one first."""
    from regulars.connectors.demo import made_up, real  # noqa: PLC0415 they build on what stands here

    return real.DEMO, made_up.DEMO


def named(name: str) -> Demo:
    """Raises UnknownDemo."""
    for demo in demos():
        if demo.name == name:
            return demo
    raise UnknownDemo(name)


def offered() -> tuple[Demo, ...]:
    """The demos that may be loaded here: all of them while the store is empty, else none."""
    return demos() if is_empty() and not loading() else ()


def begin(name: str) -> DemoLoad:
    """Note that a demo is to be loaded; `load` or the worker does it. One that failed may be tried again.

    Raises UnknownDemo or StoreNotEmpty.
    """
    named(name)
    if going_on := loading():
        return going_on
    before = latest()
    failed_before = before is not None and (before.name, before.state) == (name, "failed")
    if not is_empty() and not failed_before:
        raise StoreNotEmpty
    return DemoLoad.objects.create(name=name, begun_at=clock.wall())


def load(name: str, told: Told = lambda _done, _total: None) -> DemoLoad:
    """Load a demo into the empty store, or go on with one that was interrupted, and work out its insight.

    Raises UnknownDemo, StoreNotEmpty or AlreadyLoading.
    """
    with _alone():
        going_on = begin(name)

        def noted(done: int, total: int) -> None:
            DemoLoad.objects.filter(id=going_on.id).update(done=done, total=total)
            told(done, total)

        try:
            named(going_on.name).load(noted, going_on.begun_at)
            with suppress(AlreadyRefreshing):
                refresh(clock.now())
        except Exception as error:
            DemoLoad.objects.filter(id=going_on.id).update(state="failed", error=str(error))
            raise
        DemoLoad.objects.filter(id=going_on.id).update(state="loaded", ended_at=clock.wall())
    going_on.refresh_from_db()
    return going_on


@contextmanager
def _alone() -> Iterator[None]:
    if not LOCK.rows()[0][0]:
        raise AlreadyLoading
    try:
        yield
    finally:
        UNLOCK.rows()
