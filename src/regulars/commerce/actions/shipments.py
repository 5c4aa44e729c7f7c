"""How are parcels kept, what was promised and what happened?"""

from collections.abc import Mapping, Sequence

import msgspec

from regulars.commerce.events import ShipmentDelivered, ShipmentUpdated
from regulars.commerce.facts import ShipmentFact
from regulars.commerce.frame import Frame
from regulars.events.log import NewEvent, record_many
from regulars.sql import recordset, statement

KEEP = statement(__file__, "shipments_keep")
LINK = statement(__file__, "shipments_link")


class Kept(msgspec.Struct, frozen=True):
    """A parcel that was written."""

    external_id: str
    id: int
    customer_id: int | None
    order_id: int | None
    is_new: bool
    is_delivered: bool


def keep(facts: Mapping[str, ShipmentFact], *, frame: Frame) -> dict[str, str]:
    """Write parcels where they are newer; what became of each: `new`, `changed` or `known`."""
    rows = [Kept(*row) for row in KEEP.rows(shipments=recordset(list(facts.values())), shop_id=frame.shop_id)]
    record_many([_event(row, fact=facts[row.external_id], frame=frame) for row in rows], at=frame.at)
    written = {row.external_id: "new" if row.is_new else "changed" for row in rows}
    return dict.fromkeys(facts, "known") | written


def link(order_external_ids: Sequence[str], *, frame: Frame) -> None:
    """Give parcels that came before their order to it."""
    LINK.run(shop_id=frame.shop_id, external_ids=list(order_external_ids))


def _event(row: Kept, *, fact: ShipmentFact, frame: Frame) -> NewEvent:
    payload: msgspec.Struct = ShipmentUpdated(row.id)
    moment, what = fact.version, fact.version.isoformat()
    if row.is_delivered and fact.delivered_at:
        payload = ShipmentDelivered(row.id, row.order_id)
        moment, what = fact.delivered_at, f"delivered:{fact.delivered_at.isoformat()}"
    return NewEvent(
        payload=payload,
        key=f"shipment:{row.id}:{what}",
        occurred_at=moment,
        actor=frame.actor,
        customer_id=row.customer_id,
        shop_id=frame.shop_id,
    )
