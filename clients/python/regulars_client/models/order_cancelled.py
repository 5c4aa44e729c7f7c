from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.cancelled_order import CancelledOrder


T = TypeVar("T", bound="OrderCancelled")


@_attrs_define
class OrderCancelled:
    """
    Attributes:
        name (str):
        occurred_at (datetime.datetime):
        order (CancelledOrder):
        id (int | str | Unset):  Default: ''.
    """

    name: str
    occurred_at: datetime.datetime
    order: CancelledOrder
    id: int | str | Unset = ""

    def to_dict(self) -> dict[str, Any]:

        name = self.name

        occurred_at = self.occurred_at.isoformat()

        order = self.order.to_dict()

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
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cancelled_order import CancelledOrder  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        order = CancelledOrder.from_dict(d.pop("order"))

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        order_cancelled = cls(
            name=name,
            occurred_at=occurred_at,
            order=order,
            id=id,
        )

        return order_cancelled
