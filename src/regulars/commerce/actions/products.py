"""How do products come to be known, from the catalogue and from order lines?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from regulars.commerce.events import ProductChanged
from regulars.commerce.facts import ProductFact
from regulars.commerce.frame import Frame
from regulars.commerce.rules import Stocked, revised, says_more
from regulars.events.log import NewEvent, record_many
from regulars.sql import recordset, statement

STOCKED = statement(__file__, "products_stocked")
INSERT = statement(__file__, "products_insert")
UPDATE = statement(__file__, "products_update")
PRICE = statement(__file__, "products_price")
BACKFILL = statement(__file__, "products_backfill_cost")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The products of a batch by SKU, and which SKUs were added or changed by it."""

    products: Mapping[str, Stocked]
    added: frozenset[str]
    changed: frozenset[str]


def stock(facts: Sequence[ProductFact], *, seen: Iterable[ProductFact], frame: Frame) -> Shelf:
    """Keep what the catalogue says; products merely seen on lines are added where they are new.

    facts: the catalogue's statements; the newest of a SKU counts. seen: what lines say of theirs, one a SKU.
    """
    said = {fact.sku: fact for fact in sorted(facts, key=lambda f: f.version)}
    glimpsed = {fact.sku: fact for fact in seen}
    known = _stocked(list(said.keys() | glimpsed.keys()), frame=frame)
    new = {sku: fact for sku, fact in {**glimpsed, **said}.items() if sku not in known}
    next_state = {sku: revised(known[sku], by=fact) for sku, fact in said.items() if sku in known}
    restated = {sku: state for sku, state in next_state.items() if state != known[sku]}
    changed = {sku: state for sku, state in restated.items() if says_more(state, before=known[sku])}
    added = _insert(list(new.values()), frame=frame)
    _update(restated, before=known, frame=frame)
    _record(added, changed, frame=frame)
    return Shelf({**known, **added, **restated}, frozenset(added), frozenset(changed))


def _stocked(skus: list[str], *, frame: Frame) -> dict[str, Stocked]:
    return {row[1]: Stocked(*row) for row in STOCKED.rows(shop_id=frame.shop_id, skus=skus)}


def _insert(facts: Sequence[ProductFact], *, frame: Frame) -> dict[str, Stocked]:
    if not facts:
        return {}
    rows = INSERT.rows(products=recordset(facts), shop_id=frame.shop_id)
    _price([Stocked(*row) for row in rows], frame=frame)
    return {row[1]: Stocked(*row) for row in rows}


def _update(restated: Mapping[str, Stocked], *, before: Mapping[str, Stocked], frame: Frame) -> None:
    if not restated:
        return
    UPDATE.run(products=recordset(list(restated.values())))
    repriced = [s for sku, s in restated.items() if s.priced() != before[sku].priced()]
    _price(repriced, frame=frame)
    costed = [s.id for s in repriced if s.cost_minor is not None and before[s.sku].cost_minor is None]
    if costed:
        BACKFILL.run(products=costed, business_currency=frame.currency)


def _price(products: Sequence[Stocked], *, frame: Frame) -> None:
    """Keep the history of prices and costs."""
    rows = [msgspec.structs.asdict(s) for s in products if s.priced() != (None, None)]
    if rows:
        PRICE.run(products=recordset(rows), known_at=frame.at)


def _record(added: Mapping[str, Stocked], changed: Mapping[str, Stocked], *, frame: Frame) -> None:
    record_many(
        [
            NewEvent(
                payload=ProductChanged(product_id=product.id),
                key=f"product:{product.id}:{product.source_version.isoformat()}",
                occurred_at=product.source_version,
                actor=frame.actor,
                shop_id=frame.shop_id,
            )
            for product in (*added.values(), *changed.values())
        ],
        at=frame.at,
    )
