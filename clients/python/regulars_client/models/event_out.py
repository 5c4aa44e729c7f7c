from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.event_out_data import EventOutData


T = TypeVar("T", bound="EventOut")


@_attrs_define
class EventOut:
    """Something that happened. data: its payload, by `type` and `version`, as webhooks have it.

    actor: who caused it: `api:till`, `import:7`, `play:welcome`, `house`. recorded_at: when we learned of it.

        Attributes:
            id (str):
            type_ (str):
            version (int):
            customer_id (None | str):
            shop_id (None | str):
            actor (str):
            occurred_at (datetime.datetime):
            recorded_at (datetime.datetime):
            data (EventOutData):
    """

    id: str
    type_: str
    version: int
    customer_id: None | str
    shop_id: None | str
    actor: str
    occurred_at: datetime.datetime
    recorded_at: datetime.datetime
    data: EventOutData
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        type_ = self.type_

        version = self.version

        customer_id: None | str
        customer_id = self.customer_id

        shop_id: None | str
        shop_id = self.shop_id

        actor = self.actor

        occurred_at = self.occurred_at.isoformat()

        recorded_at = self.recorded_at.isoformat()

        data = self.data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "type": type_,
                "version": version,
                "customer_id": customer_id,
                "shop_id": shop_id,
                "actor": actor,
                "occurred_at": occurred_at,
                "recorded_at": recorded_at,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.event_out_data import EventOutData  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        type_ = d.pop("type")

        version = d.pop("version")

        def _parse_customer_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        customer_id = _parse_customer_id(d.pop("customer_id"))

        def _parse_shop_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        shop_id = _parse_shop_id(d.pop("shop_id"))

        actor = d.pop("actor")

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        recorded_at = datetime.datetime.fromisoformat(d.pop("recorded_at"))

        data = EventOutData.from_dict(d.pop("data"))

        event_out = cls(
            id=id,
            type_=type_,
            version=version,
            customer_id=customer_id,
            shop_id=shop_id,
            actor=actor,
            occurred_at=occurred_at,
            recorded_at=recorded_at,
            data=data,
        )

        event_out.additional_properties = d
        return event_out

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
