"""How are parcels kept, what was promised and what happened?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from regulars.commerce.events import ShipmentDelivered, ShipmentMoved, ShipmentUpdated
from regulars.commerce.facts import PARCEL, ShipmentFact, TrackingFact
from regulars.commerce.frame import Frame
from regulars.events.log import NewEvent, record_many
from regulars.sql import recordset, statement

KEEP = statement(__file__, "shipments_keep")
TRACK = statement(__file__, "shipments_track")
SETTLE = statement(__file__, "shipments_settle")
LINK = statement(__file__, "shipments_link")

News = tuple[str, datetime, str]
"""A piece of a carrier's news: tracking number, moment, status."""


class Parcel(msgspec.Struct, frozen=True):
    """A parcel as it was before and as it is now.

    external_id: '' where the shop told nothing of it now. is_other: whether something else than its status is
    different.
    """

    id: int
    customer_id: int | None
    order_id: int | None
    status_before: str
    delivered_before: datetime | None
    status: str
    delivered_at: datetime | None
    external_id: str = ""
    is_new: bool = False
    is_other: bool = False

    @property
    def arrived(self) -> bool:
        return self.delivered_at is not None and self.delivered_before is None

    @property
    def moved(self) -> bool:
        return self.status != self.status_before


def keep(
    facts: Mapping[str, ShipmentFact], *, news: Mapping[News, TrackingFact], frame: Frame
) -> tuple[dict[str, str], dict[News, str]]:
    """Write parcels where they are newer, and what carriers tell, also of parcels that aren't known yet.

    What became of each parcel: `new`, `changed` or `known`; and of each piece of news: `new` or `known`.
    """
    kept = [
        Parcel(*row) for row in KEEP.rows(shipments=recordset(list(facts.values())), shop_id=frame.shop_id)
    ]
    fresh = _track(news, frame=frame)
    parcels = _settled(kept, numbers={number for number, _, _ in fresh}, frame=frame)
    moments = {parcel.id: facts[parcel.external_id].version for parcel in kept}
    events = [_event(parcel, version=moments.get(parcel.id, frame.at), frame=frame) for parcel in parcels]
    record_many([event for event in events if event], at=frame.at)
    outcome = {parcel.external_id: _outcome(parcel) for parcel in parcels if parcel.external_id}
    return dict.fromkeys(facts, "known") | outcome, dict.fromkeys(news, "known") | dict.fromkeys(fresh, "new")


def link(order_external_ids: Sequence[str], *, frame: Frame) -> None:
    """Give parcels that came before their order to it."""
    LINK.run(shop_id=frame.shop_id, external_ids=list(order_external_ids))


def _track(news: Mapping[News, TrackingFact], *, frame: Frame) -> list[News]:
    if not news:
        return []
    rows = TRACK.rows(news=recordset(list(news.values())), shop_id=frame.shop_id, known_at=frame.at)
    return [(number, moment, status) for number, moment, status in rows]


def _settled(kept: Sequence[Parcel], *, numbers: set[str], frame: Frame) -> list[Parcel]:
    """The parcels that were written or have news, as they are by what their carriers told."""
    if not (kept or numbers):
        return []
    parcels = {parcel.id: parcel for parcel in kept}
    for row in SETTLE.rows(
        shop_id=frame.shop_id, ids=list(parcels), numbers=sorted(numbers), steps=list(PARCEL)
    ):
        now = Parcel(*row)
        parcels[now.id] = (
            msgspec.structs.replace(parcels[now.id], status=now.status, delivered_at=now.delivered_at)
            if now.id in parcels
            else now
        )
    return list(parcels.values())


def _outcome(parcel: Parcel) -> str:
    if parcel.is_new:
        return "new"
    return "changed" if parcel.is_other or parcel.moved or parcel.arrived else "known"


def _event(parcel: Parcel, *, version: datetime, frame: Frame) -> NewEvent | None:
    """What is worth telling of a parcel, once: that it arrived, where it is, or what else is new."""
    payload: msgspec.Struct = ShipmentUpdated(parcel.id)
    moment, what = version, version.isoformat()
    if parcel.arrived and parcel.delivered_at:
        payload, moment = ShipmentDelivered(parcel.id, parcel.order_id), parcel.delivered_at
        what = f"delivered:{parcel.delivered_at.isoformat()}"
    elif parcel.moved and parcel.status and not parcel.is_new:
        payload = ShipmentMoved(parcel.id, parcel.order_id, parcel.status)
        what = f"{parcel.status}:{version.isoformat()}"
    elif not (parcel.is_new or parcel.is_other):
        return None
    return NewEvent(
        payload=payload,
        key=f"shipment:{parcel.id}:{what}",
        occurred_at=moment,
        actor=frame.actor,
        customer_id=parcel.customer_id,
        shop_id=frame.shop_id,
    )
