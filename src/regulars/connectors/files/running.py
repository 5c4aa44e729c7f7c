"""How does an import go on, step by step, and after whatever interrupted it?

Each step is one transaction that holds the facts and the import's progress: what is committed is done, what
isn't is done again from the file. A lock of the database, which falls when its holder dies, keeps two
imports of one shop apart.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from time import perf_counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import msgspec
from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext

from regulars import clock
from regulars.commerce.actions.history import weigh
from regulars.commerce.facts import SUMMED, Fact, RefundFact
from regulars.commerce.intake import Source, apply
from regulars.connectors.files import kept, queries
from regulars.connectors.files.ahead import ahead
from regulars.connectors.files.cells import Terms
from regulars.connectors.files.errors import FileGone, FileRefused
from regulars.connectors.files.events import ImportFinished
from regulars.connectors.files.mapping import Mapping
from regulars.connectors.files.models import ImportProblem, ImportRun
from regulars.connectors.files.plan import Plan, plan
from regulars.connectors.files.reading import read
from regulars.events.log import NewEvent, record
from regulars.sql import Statement

if TYPE_CHECKING:
    from regulars.business.models import Shop

LOCK = Statement("SELECT pg_try_advisory_lock(hashtext('import'), %(shop_id)s::int)")
UNLOCK = Statement("SELECT pg_advisory_unlock(hashtext('import'), %(shop_id)s::int)")

OUT_OF_REACH = (OperationalError, InterfaceError, ConnectionError)

Told = Callable[[ImportRun], None]


class ShopBusy(Exception):
    """Another file is being imported into this shop just now."""


class NotConfirmed(Exception):
    """Nobody has said yet what the file's columns hold, and of which shop."""


def run(run_id: int, *, told: Told | None = None) -> ImportRun:
    """Import a confirmed file to its end, from where it is. told: called after each commit.

    Raises ShopBusy, NotConfirmed, or FileRefused where the file can't be imported. That ends it as `failed`,
    with the sentence that says why, and so does what nobody foresaw.
    """
    it = queries.import_of(run_id)
    shop = it.shop
    if shop is None:
        raise NotConfirmed(run_id)
    with alone(shop.id):
        it.refresh_from_db()
        if it.state not in {"waiting", "running"}:
            return it
        begun = perf_counter()
        as_of = _begin(it, shop=shop)
        try:
            its_plan = _plan(it, shop=shop, at=as_of)
            _take_stock(it, its_plan)
            _work(it, its_plan, told or (lambda _: None), shop=shop, begun=begun)
        except FileRefused as refusal:
            _end(it, "failed", error=str(refusal))
            raise
        except OUT_OF_REACH:
            raise  # the worker goes on with it, once the database answers again
        except Exception as error:
            words = gettext("Something unexpected broke it off: %(error)s. What is imported stays.")
            _end(it, "failed", error=words % {"error": error})
            raise
    return it


@contextmanager
def alone(shop_id: int) -> Iterator[None]:
    """Hold the shop's imports for oneself. Raises ShopBusy."""
    if not LOCK.rows(shop_id=shop_id)[0][0]:
        raise ShopBusy(shop_id)
    try:
        yield
    finally:
        UNLOCK.rows(shop_id=shop_id)


def _begin(it: ImportRun, *, shop: "Shop") -> datetime:
    """Nobody else holds the lock: whatever stands as running in this shop was interrupted, and waits."""
    now = clock.now()
    as_of = it.as_of or queries.first_told(it.digest, shop_id=shop.id) or now
    with transaction.atomic():
        ImportRun.objects.filter(shop=shop, state="running").exclude(id=it.id).update(state="waiting")
        _set(it, state="running", as_of=as_of, started_at=it.started_at or now, finished_at=None)
    return as_of


def _plan(it: ImportRun, *, shop: "Shop", at: datetime) -> Plan:
    if not it.path or not kept.place_of(it.path).exists():
        raise FileGone(name=it.file_name)
    table = read(kept.place_of(it.path), name=it.file_name, encoding=it.encoding)
    terms = Terms(shop.currency, ZoneInfo(shop.time_zone), at, shop.country)
    return plan(table, msgspec.convert(it.mapping, Mapping), terms=terms)


def _take_stock(it: ImportRun, its_plan: Plan) -> None:
    """Note what the plan says; a plan of another length than before is gone through from its beginning."""
    if it.steps == len(its_plan.steps) and it.steps_done:
        return
    with transaction.atomic():
        ImportProblem.objects.filter(run_id=it.id).delete()
        rows = [ImportProblem(run_id=it.id, **row) for row in its_plan.problems.iter_rows(named=True)]
        ImportProblem.objects.bulk_create(rows, batch_size=2000)
        _set(
            it,
            rows=its_plan.rows,
            rows_done=its_plan.left_out,
            steps=len(its_plan.steps),
            steps_done=0,
            accounts=its_plan.accounts,
            results={},
            problems=len(rows),
        )


def _work(it: ImportRun, its_plan: Plan, told: Told, *, shop: "Shop", begun: float) -> None:
    shop_id = shop.id
    source = Source(shop_id=shop_id, key=f"file:{shop_id}", actor=f"import:{it.id}")
    left = its_plan.steps[it.steps_done :]
    for step, facts in zip(left, ahead(step.facts for step in left), strict=True):
        with transaction.atomic():
            applied = apply(outstanding(facts, shop_id=shop_id), source=source, at=clock.now())
            spent, begun = perf_counter() - begun, perf_counter()
            asked = ImportRun.objects.select_for_update().values_list("stop_asked", flat=True).get(id=it.id)
            _set(
                it,
                steps_done=it.steps_done + 1,
                rows_done=it.rows_done + step.rows,
                results=dict(Counter(it.results) + Counter(applied.counts)),
                worked_ms=it.worked_ms + round(spent * 1000),
            )
        told(it)
        if asked:
            _end(it, "stopped")
            return
    weigh(shop_id, began=shop.history_from, actor=source.actor, at=clock.now())
    _finish(it, at=clock.now())
    told(it)


def outstanding(facts: Sequence[Fact], *, shop_id: int) -> list[Fact]:
    """The facts, with refunds told as an order's sum lowered by what is known to have been given back.

    A live connection may have told the same refund before; a later export may tell a greater sum.
    """
    summed = {
        f.order_external_id for f in facts if isinstance(f, RefundFact) and f.external_id.endswith(SUMMED)
    }
    if not summed:
        return list(facts)
    known = queries.given_back(sorted(summed), shop_id=shop_id)
    return [fact for each in facts if (fact := _lowered(each, known))]


def _lowered(fact: Fact, known: dict[str, int]) -> Fact | None:
    if not isinstance(fact, RefundFact) or not (before := known.get(fact.order_external_id, 0)):
        return fact
    if not fact.external_id.endswith(SUMMED):
        return fact
    if before >= fact.total_minor:
        return None
    more = fact.total_minor - before
    lines = tuple(
        msgspec.structs.replace(line, revenue_minor=line.revenue_minor * more // fact.total_minor)
        for line in fact.lines
    )
    to = f"{fact.external_id}:{fact.total_minor}"
    return msgspec.structs.replace(fact, external_id=to, total_minor=more, lines=lines)


def _finish(it: ImportRun, *, at: datetime) -> None:
    copy = it.path
    with transaction.atomic():
        _set(it, state="done", finished_at=at, path="", stop_asked=False)
        payload = ImportFinished(it.id, it.rows, it.problems)
        key, actor = f"import:{it.id}:finished:{at.isoformat()}", f"import:{it.id}"
        record(NewEvent(payload=payload, key=key, occurred_at=at, actor=actor, shop_id=it.shop_id), at=at)
    kept.delete(copy)


def _end(it: ImportRun, state: str, *, error: str = "") -> None:
    with transaction.atomic():
        _set(it, state=state, error=error, finished_at=clock.now(), stop_asked=False)


def _set(it: ImportRun, **values: object) -> None:
    """Write fields of the import, and have them here too."""
    ImportRun.objects.filter(id=it.id).update(**values)
    for name, value in values.items():
        setattr(it, name, value)
