from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.send_events_body_events_item_type_0_name import (
    SendEventsBodyEventsItemType0Name,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.who import Who


T = TypeVar("T", bound="SendEventsBodyEventsItemType0")


@_attrs_define
class SendEventsBodyEventsItemType0:
    """
    Attributes:
        name (SendEventsBodyEventsItemType0Name):
        occurred_at (datetime.datetime):
        who (Who): Who did it. customer_id: the shop's own. device: an anonymous id of a browser or an app.
        id (int | str | Unset):  Default: ''.
        properties (Any | Unset):
    """

    name: SendEventsBodyEventsItemType0Name
    occurred_at: datetime.datetime
    who: Who
    id: int | str | Unset = ""
    properties: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        name = self.name.value

        occurred_at = self.occurred_at.isoformat()

        who = self.who.to_dict()

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        properties = self.properties

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "occurred_at": occurred_at,
                "who": who,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if properties is not UNSET:
            field_dict["properties"] = properties

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.who import Who  # noqa: PLC0415

        d = dict(src_dict)
        name = SendEventsBodyEventsItemType0Name(d.pop("name"))

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        who = Who.from_dict(d.pop("who"))

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        properties = d.pop("properties", UNSET)

        send_events_body_events_item_type_0 = cls(
            name=name,
            occurred_at=occurred_at,
            who=who,
            id=id,
            properties=properties,
        )

        send_events_body_events_item_type_0.additional_properties = d
        return send_events_body_events_item_type_0

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
