"""How do products come to be known, from the catalogue and from order lines?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from regulars.commerce.actions import prices
from regulars.commerce.events import (
    ProductBackInStock,
    ProductChanged,
    ProductLowInStock,
    ProductOutOfStock,
    ProductPriceChanged,
)
from regulars.commerce.facts import ProductFact
from regulars.commerce.frame import Frame
from regulars.commerce.rules import (
    OnShelf,
    Stocked,
    is_news,
    revised,
    runs_low,
    says_more,
    unheard_of,
)
from regulars.events.log import NewEvent, record_many
from regulars.sql import recordset, statement

STOCKED = statement(__file__, "products_stocked")
ON_SHELF = statement(__file__, "products_on_shelf")
INSERT = statement(__file__, "products_insert")
UPDATE = statement(__file__, "products_update")
BACKFILL = statement(__file__, "products_backfill_cost")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The products of a batch by SKU, and which SKUs were added or changed by it."""

    products: Mapping[str, OnShelf]
    added: frozenset[str]
    changed: frozenset[str]


def stock(facts: Sequence[ProductFact], *, seen: Iterable[ProductFact], frame: Frame) -> Shelf:
    """Keep what the catalogue says; products merely seen on lines are added where they are new.

    facts: the catalogue's statements, of which one that is older than what is known counts for the history of
    prices alone. seen: what lines say of theirs, one a SKU.
    """
    said: dict[str, list[ProductFact]] = {}
    for fact in sorted(facts, key=lambda f: f.version):
        said.setdefault(fact.sku, []).append(fact)
    glimpsed = {fact.sku: fact for fact in seen if fact.sku not in said}
    known = _stocked(list(said), frame=frame)
    on_shelf = _on_shelf(list(glimpsed), frame=frame)
    new = [unheard_of(fact) for sku, fact in glimpsed.items() if sku not in on_shelf]
    new += [_revised(unheard_of(all_[0]), by=all_[1:]) for sku, all_ in said.items() if sku not in known]
    next_state = {sku: _revised(known[sku], by=all_) for sku, all_ in said.items() if sku in known}
    restated = {sku: state for sku, state in next_state.items() if state != known[sku]}
    changed = {sku: state for sku, state in restated.items() if says_more(state, before=known[sku])}
    added = _insert(new, frame=frame)
    _update(restated, before=known, frame=frame)
    prices.tell_late(facts, products={**known, **added, **restated}, frame=frame)
    _record(added, changed, before=known, frame=frame)
    return Shelf({**on_shelf, **known, **added, **restated}, frozenset(added), frozenset(changed))


def _stocked(skus: list[str], *, frame: Frame) -> dict[str, Stocked]:
    if not skus:
        return {}
    rows = STOCKED.rows(shop_id=frame.shop_id, skus=skus)
    return {row[1]: Stocked(*row[:-3], *map(msgspec.json.decode, row[-3:])) for row in rows}


def _on_shelf(skus: list[str], *, frame: Frame) -> dict[str, OnShelf]:
    if not skus:
        return {}
    return {row[1]: OnShelf(*row) for row in ON_SHELF.rows(shop_id=frame.shop_id, skus=skus)}


def _revised(product: Stocked, *, by: Iterable[ProductFact]) -> Stocked:
    for fact in by:
        product = revised(product, by=fact)
    return product


def _insert(products: Sequence[Stocked], *, frame: Frame) -> dict[str, Stocked]:
    if not products:
        return {}
    ids = dict(INSERT.rows(products=recordset(products), shop_id=frame.shop_id))
    added = {each.sku: msgspec.structs.replace(each, id=ids[each.sku]) for each in products}
    prices.begin(list(added.values()), frame=frame)
    return added


def _update(restated: Mapping[str, Stocked], *, before: Mapping[str, Stocked], frame: Frame) -> None:
    if not restated:
        return
    UPDATE.run(products=recordset(list(restated.values())))
    repriced = [s for sku, s in restated.items() if s.priced() != before[sku].priced()]
    prices.end([before[s.sku] for s in repriced])
    prices.begin(repriced, frame=frame)
    costed = [s.id for s in repriced if s.cost_minor is not None and before[s.sku].cost_minor is None]
    if costed:
        BACKFILL.run(products=costed, business_currency=frame.currency)


def _record(
    added: Mapping[str, Stocked],
    changed: Mapping[str, Stocked],
    *,
    before: Mapping[str, Stocked],
    frame: Frame,
) -> None:
    news = [(product, ProductChanged(product_id=product.id)) for product in added.values()]
    told: list[tuple[Stocked, msgspec.Struct]] = [*news]
    for sku, product in changed.items():
        told += [(product, payload) for payload in _news(product, before=before[sku])]
    record_many([_event(product, payload, frame=frame) for product, payload in told], at=frame.at)


def _news(product: Stocked, *, before: Stocked) -> Iterator[msgspec.Struct]:
    """What is worth telling of a change."""
    if is_news(product, before=before):
        yield ProductChanged(product_id=product.id)
    price, was = product.price_minor, before.price_minor
    if price is not None and was is not None and price != was and product.currency == before.currency:
        yield ProductPriceChanged(product.id, product.currency, was, price)
    if product.in_stock and before.in_stock is False:
        yield ProductBackInStock(product.id)
    if product.in_stock is False and before.in_stock:
        yield ProductOutOfStock(product.id)
    if product.stock is not None and runs_low(product, before=before):
        yield ProductLowInStock(product.id, product.stock)


def _event(product: Stocked, payload: msgspec.Struct, *, frame: Frame) -> NewEvent:
    what = "" if isinstance(payload, ProductChanged) else f":{type(payload).__name__}"
    return NewEvent(
        payload=payload,
        key=f"product:{product.id}:{product.source_version.isoformat()}{what}",
        occurred_at=product.source_version,
        actor=frame.actor,
        shop_id=frame.shop_id,
    )
