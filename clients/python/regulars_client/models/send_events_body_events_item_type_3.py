from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.send_events_body_events_item_type_3_name import (
    SendEventsBodyEventsItemType3Name,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.person import Person
    from ..models.refund import Refund


T = TypeVar("T", bound="SendEventsBodyEventsItemType3")


@_attrs_define
class SendEventsBodyEventsItemType3:
    """
    Attributes:
        name (SendEventsBodyEventsItemType3Name):
        occurred_at (datetime.datetime):
        refund (Refund): Money given back, `total` in all; without lines all of it was for goods.
        who (Person | Unset): Who did it, with what is known of them.
        id (int | str | Unset):  Default: ''.
    """

    name: SendEventsBodyEventsItemType3Name
    occurred_at: datetime.datetime
    refund: Refund
    who: Person | Unset = UNSET
    id: int | str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        name = self.name.value

        occurred_at = self.occurred_at.isoformat()

        refund = self.refund.to_dict()

        who: dict[str, Any] | Unset = UNSET
        if not isinstance(self.who, Unset):
            who = self.who.to_dict()

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
                "refund": refund,
            }
        )
        if who is not UNSET:
            field_dict["who"] = who
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.person import Person  # noqa: PLC0415
        from ..models.refund import Refund  # noqa: PLC0415

        d = dict(src_dict)
        name = SendEventsBodyEventsItemType3Name(d.pop("name"))

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        refund = Refund.from_dict(d.pop("refund"))

        _who = d.pop("who", UNSET)
        who: Person | Unset
        if isinstance(_who, Unset):
            who = UNSET
        else:
            who = Person.from_dict(_who)

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        send_events_body_events_item_type_3 = cls(
            name=name,
            occurred_at=occurred_at,
            refund=refund,
            who=who,
            id=id,
        )

        send_events_body_events_item_type_3.additional_properties = d
        return send_events_body_events_item_type_3

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
