from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.send_events_body_events_item_type_8_name import (
    SendEventsBodyEventsItemType8Name,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.shipment import Shipment


T = TypeVar("T", bound="SendEventsBodyEventsItemType8")


@_attrs_define
class SendEventsBodyEventsItemType8:
    """
    Attributes:
        name (SendEventsBodyEventsItemType8Name):
        occurred_at (datetime.datetime):
        shipment (Shipment): A parcel of an order: what was promised, and what happened.

                status: how far it is. promised_at: the end of the day or hour that the buyer was told. tracking_url:
                where the buyer follows it.
        id (int | str | Unset):  Default: ''.
    """

    name: SendEventsBodyEventsItemType8Name
    occurred_at: datetime.datetime
    shipment: Shipment
    id: int | str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        name = self.name.value

        occurred_at = self.occurred_at.isoformat()

        shipment = self.shipment.to_dict()

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
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
        name = SendEventsBodyEventsItemType8Name(d.pop("name"))

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        shipment = Shipment.from_dict(d.pop("shipment"))

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        send_events_body_events_item_type_8 = cls(
            name=name,
            occurred_at=occurred_at,
            shipment=shipment,
            id=id,
        )

        send_events_body_events_item_type_8.additional_properties = d
        return send_events_body_events_item_type_8

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
