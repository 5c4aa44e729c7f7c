from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.send_events_body_events_item_type_1_name import (
    SendEventsBodyEventsItemType1Name,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.order import Order
    from ..models.person import Person


T = TypeVar("T", bound="SendEventsBodyEventsItemType1")


@_attrs_define
class SendEventsBodyEventsItemType1:
    """
    Attributes:
        name (SendEventsBodyEventsItemType1Name):
        occurred_at (datetime.datetime):
        order (Order): The order as it stands at `updated_at`: sent again when it changes.

                prices_include_tax: whether lines' prices hold their `tax`. shipping: what the buyer pays for it.
                discount: all that was taken off the goods; what the lines don't tell of it is shared out over them.
                stands: it was called off, and by `updated_at` isn't any more. touches: how the buyer came, the earliest
                first, the last one with which they bought.
        who (Person | Unset): Who did it, with what is known of them.
        id (int | str | Unset):  Default: ''.
    """

    name: SendEventsBodyEventsItemType1Name
    occurred_at: datetime.datetime
    order: Order
    who: Person | Unset = UNSET
    id: int | str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        name = self.name.value

        occurred_at = self.occurred_at.isoformat()

        order = self.order.to_dict()

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
                "order": order,
            }
        )
        if who is not UNSET:
            field_dict["who"] = who
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.order import Order  # noqa: PLC0415
        from ..models.person import Person  # noqa: PLC0415

        d = dict(src_dict)
        name = SendEventsBodyEventsItemType1Name(d.pop("name"))

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        order = Order.from_dict(d.pop("order"))

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

        send_events_body_events_item_type_1 = cls(
            name=name,
            occurred_at=occurred_at,
            order=order,
            who=who,
            id=id,
        )

        send_events_body_events_item_type_1.additional_properties = d
        return send_events_body_events_item_type_1

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
