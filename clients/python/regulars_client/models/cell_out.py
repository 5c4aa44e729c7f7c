from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.share_out import ShareOut


T = TypeVar("T", bound="CellOut")


@_attrs_define
class CellOut:
    """A cohort so many months after its first orders. complete: the month is over for all of them.

    Attributes:
        age (int):
        active (ShareOut): A part of a whole: people, orders, or an amount in minor units. value: 0 to 1; null without a
            whole.
        orders (int):
        revenue_business (int):
        so_far_business (int):
        complete (bool):
    """

    age: int
    active: ShareOut
    orders: int
    revenue_business: int
    so_far_business: int
    complete: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        age = self.age

        active = self.active.to_dict()

        orders = self.orders

        revenue_business = self.revenue_business

        so_far_business = self.so_far_business

        complete = self.complete

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "age": age,
                "active": active,
                "orders": orders,
                "revenue_business": revenue_business,
                "so_far_business": so_far_business,
                "complete": complete,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.share_out import ShareOut  # noqa: PLC0415

        d = dict(src_dict)
        age = d.pop("age")

        active = ShareOut.from_dict(d.pop("active"))

        orders = d.pop("orders")

        revenue_business = d.pop("revenue_business")

        so_far_business = d.pop("so_far_business")

        complete = d.pop("complete")

        cell_out = cls(
            age=age,
            active=active,
            orders=orders,
            revenue_business=revenue_business,
            so_far_business=so_far_business,
            complete=complete,
        )

        cell_out.additional_properties = d
        return cell_out

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
