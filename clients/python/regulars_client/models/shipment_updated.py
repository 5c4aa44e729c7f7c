from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.shipment import Shipment


T = TypeVar("T", bound="ShipmentUpdated")


@_attrs_define
class ShipmentUpdated:
    """
    Attributes:
        name (str):
        occurred_at (datetime.datetime):
        shipment (Shipment): A parcel of an order: what was promised, and what happened.

                status: how far it is. promised_at: the end of the day or hour that the buyer was told. tracking_url:
                where the buyer follows it.
        id (int | str | Unset):  Default: ''.
    """

    name: str
    occurred_at: datetime.datetime
    shipment: Shipment
    id: int | str | Unset = ""

    def to_dict(self) -> dict[str, Any]:

        name = self.name

        occurred_at = self.occurred_at.isoformat()

        shipment = self.shipment.to_dict()

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "occurred_at": occurred_at,
                "shipment": shipment,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.shipment import Shipment  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        shipment = Shipment.from_dict(d.pop("shipment"))

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        shipment_updated = cls(
            name=name,
            occurred_at=occurred_at,
            shipment=shipment,
            id=id,
        )

        return shipment_updated
