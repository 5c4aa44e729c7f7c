from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.order import Order
    from ..models.person import Person


T = TypeVar("T", bound="OrderPlaced")


@_attrs_define
class OrderPlaced:
    """
    Attributes:
        name (str):
        occurred_at (datetime.datetime):
        order (Order): The order as it stands at `updated_at`: sent again when it changes.

                prices_include_tax: whether lines' prices hold their `tax`. shipping: what the buyer pays for it.
                discount: all that was taken off the goods; what the lines don't tell of it is shared out over them.
                stands: it was called off, and by `updated_at` isn't any more. touches: how the buyer came, the earliest
                first, the last one with which they bought.
        who (Person | Unset): Who did it, with what is known of them.
        id (int | str | Unset):  Default: ''.
    """

    name: str
    occurred_at: datetime.datetime
    order: Order
    who: Person | Unset = UNSET
    id: int | str | Unset = ""

    def to_dict(self) -> dict[str, Any]:

        name = self.name

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
        name = d.pop("name")

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

        order_placed = cls(
            name=name,
            occurred_at=occurred_at,
            order=order,
            who=who,
            id=id,
        )

        return order_placed
