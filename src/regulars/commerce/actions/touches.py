"""How is it kept by which source the buyers of orders came?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from regulars.commerce.facts import OrderFact, Touch
from regulars.commerce.frame import Frame
from regulars.commerce.touches import is_paid
from regulars.sql import recordset, statement

CLEAR = statement(__file__, "touches_clear")
INSERT = statement(__file__, "touches_insert")
FIRST = statement(__file__, "touches_first")


def keep_touches(
    orders: Sequence[Mapping[str, Any]], facts: Mapping[str, OrderFact], *, frame: Frame
) -> None:
    """Write how the buyers of orders came, where that is told, in place of what was told before.

    orders: rows as they were written, with their id, customer_id and external_id.
    """
    told = [order for order in orders if facts[order["external_id"]].touches is not UNSET]
    if not told:
        return
    CLEAR.run(orders=[order["id"] for order in told])
    rows = [row for order in told for row in _rows(order, facts[order["external_id"]])]
    if rows:
        INSERT.run(touches=recordset(rows), shop_id=frame.shop_id, known_at=frame.at)


def keep_first_touches(facts: Mapping[str, OrderFact], *, ids: Mapping[str, int], frame: Frame) -> None:
    """Write how the buyers of orders had first come, where that is told apart; it is no change of the order.

    ids: of the orders, by external id.
    """
    rows = [
        {**_row(fact.first_touch, fact), "order_id": ids[ext]}
        for ext, fact in facts.items()
        if fact.first_touch is not UNSET
    ]
    if rows:
        FIRST.run(touches=recordset(rows), shop_id=frame.shop_id, known_at=frame.at)


def _rows(order: Mapping[str, Any], fact: OrderFact) -> Iterator[dict[str, Any]]:
    for position, touch in enumerate(fact.touches or ()):
        whose = {"order_id": order["id"], "customer_id": order["customer_id"]}
        yield {**_row(touch, fact), **whose, "position": position}


def _row(touch: Touch, fact: OrderFact) -> dict[str, Any]:
    came = {"paid": is_paid(touch), "occurred_at": touch.at or fact.placed_at}
    return {**msgspec.structs.asdict(touch), **came}
