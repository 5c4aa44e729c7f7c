"""How is the history of prices and costs kept?"""

from collections.abc import Mapping, Sequence

import msgspec

from regulars.commerce.facts import ProductFact
from regulars.commerce.frame import Frame
from regulars.commerce.prices import Run, Terms, late
from regulars.commerce.rules import Stocked
from regulars.sql import recordset, statement

BEGIN = statement(__file__, "prices_begin")
END = statement(__file__, "prices_end")
RUNS = statement(__file__, "prices_runs")
REVISE = statement(__file__, "prices_revise")


def begin(products: Sequence[Stocked], *, frame: Frame) -> None:
    """Keep prices and costs from the moment of their statement on."""
    rows = [
        {
            "product_id": product.id,
            "currency": product.currency,
            "price_minor": product.price_minor,
            "cost_minor": product.cost_minor,
            "occurred_at": product.source_version,
            "last_told_at": None,
        }
        for product in products
        if product.priced()[1:] != (None, None)
    ]
    if rows:
        BEGIN.run(prices=recordset(rows), known_at=frame.at)


def end(products: Sequence[Stocked]) -> None:
    """Note how long the prices of products, as they were before, are known to have held."""
    if products:
        rows = [{"product_id": each.id, "last_told_at": each.source_version} for each in products]
        END.run(prices=recordset(rows))


def tell_late(facts: Sequence[ProductFact], *, products: Mapping[str, Stocked], frame: Frame) -> None:
    """Put statements that are older than what is known of their product into the history of its prices."""
    old = [
        (products[fact.sku], fact)
        for fact in sorted(facts, key=lambda f: f.version)
        if fact.version < products[fact.sku].source_version
        and (fact.price_minor, fact.cost_minor) != (None, None)
    ]
    if not old:
        return
    history = _runs({product.id: product for product, _ in old})
    known = {product_id: list(runs) for product_id, runs in history.items()}
    for product, fact in old:
        terms = Terms(fact.currency, fact.price_minor, fact.cost_minor)
        runs = history.setdefault(product.id, [])
        history[product.id] = _with(runs, late(runs, terms=terms, at=fact.version))
    _write(history, known=known, frame=frame)


def _runs(products: Mapping[int, Stocked]) -> dict[int, list[Run]]:
    found: dict[int, list[Run]] = {}
    for product_id, id_, currency, price, cost, since, until in RUNS.rows(products=list(products)):
        end_ = until or products[product_id].source_version
        run = Run(id_, Terms(currency, price, cost), since, max(end_, since), until is None)
        found.setdefault(product_id, []).append(run)
    return found


def _with(runs: Sequence[Run], changed: Sequence[Run]) -> list[Run]:
    """The runs after a change; new ones get a number below zero, so that the next change finds them."""
    lowest = min([0, *(run.id for run in runs if run.id is not None)])
    named = [
        msgspec.structs.replace(run, id=lowest - n if run.id is None else run.id)
        for n, run in enumerate(changed, start=1)
    ]
    ids = {run.id for run in named}
    return sorted([*(run for run in runs if run.id not in ids), *named], key=lambda run: run.since)


def _write(history: Mapping[int, list[Run]], *, known: Mapping[int, list[Run]], frame: Frame) -> None:
    rows = [
        {
            "id": run.id,
            "product_id": product_id,
            **msgspec.structs.asdict(run.terms),
            "occurred_at": run.since,
            "last_told_at": None if run.is_open else run.until,
        }
        for product_id, runs in history.items()
        for run in runs
        if run not in known.get(product_id, [])
    ]
    if revised := [row for row in rows if row["id"] > 0]:
        REVISE.run(prices=recordset(revised))
    if new := [row for row in rows if row["id"] < 0]:
        BEGIN.run(prices=recordset(new), known_at=frame.at)
