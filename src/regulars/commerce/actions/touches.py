"""How is it kept by which source the buyers of orders came?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import UNSET

from regulars.commerce.facts import OrderFact
from regulars.commerce.frame import Frame
from regulars.commerce.touches import is_paid
from regulars.sql import recordset, statement

CLEAR = statement(__file__, "touches_clear")
INSERT = statement(__file__, "touches_insert")


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


def _rows(order: Mapping[str, Any], fact: OrderFact) -> Iterator[dict[str, Any]]:
    for position, touch in enumerate(fact.touches or ()):
        yield {
            **msgspec.structs.asdict(touch),
            "order_id": order["id"],
            "customer_id": order["customer_id"],
            "position": position,
            "paid": is_paid(touch),
            "occurred_at": touch.at or fact.placed_at,
        }
