from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DayOut")


@_attrs_define
class DayOut:
    """One day. repeat_*: of those who had two orders by its end. *_business: minor units of its currency.

    known, returned: customers so far, and those of them with two orders or more. overdue, quiet: null on days
    on which nothing was worked out.

        Attributes:
            day (datetime.date):
            orders (int):
            repeat_orders (int):
            revenue_business (int):
            repeat_revenue_business (int):
            guest_orders (int):
            guest_revenue_business (int):
            refunded_business (int):
            new_customers (int):
            known (int):
            returned (int):
            overdue (int | None):
            quiet (int | None):
    """

    day: datetime.date
    orders: int
    repeat_orders: int
    revenue_business: int
    repeat_revenue_business: int
    guest_orders: int
    guest_revenue_business: int
    refunded_business: int
    new_customers: int
    known: int
    returned: int
    overdue: int | None
    quiet: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        day = self.day.isoformat()

        orders = self.orders

        repeat_orders = self.repeat_orders

        revenue_business = self.revenue_business

        repeat_revenue_business = self.repeat_revenue_business

        guest_orders = self.guest_orders

        guest_revenue_business = self.guest_revenue_business

        refunded_business = self.refunded_business

        new_customers = self.new_customers

        known = self.known

        returned = self.returned

        overdue: int | None
        overdue = self.overdue

        quiet: int | None
        quiet = self.quiet

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "day": day,
                "orders": orders,
                "repeat_orders": repeat_orders,
                "revenue_business": revenue_business,
                "repeat_revenue_business": repeat_revenue_business,
                "guest_orders": guest_orders,
                "guest_revenue_business": guest_revenue_business,
                "refunded_business": refunded_business,
                "new_customers": new_customers,
                "known": known,
                "returned": returned,
                "overdue": overdue,
                "quiet": quiet,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        day = datetime.date.fromisoformat(d.pop("day"))

        orders = d.pop("orders")

        repeat_orders = d.pop("repeat_orders")

        revenue_business = d.pop("revenue_business")

        repeat_revenue_business = d.pop("repeat_revenue_business")

        guest_orders = d.pop("guest_orders")

        guest_revenue_business = d.pop("guest_revenue_business")

        refunded_business = d.pop("refunded_business")

        new_customers = d.pop("new_customers")

        known = d.pop("known")

        returned = d.pop("returned")

        def _parse_overdue(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        overdue = _parse_overdue(d.pop("overdue"))

        def _parse_quiet(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        quiet = _parse_quiet(d.pop("quiet"))

        day_out = cls(
            day=day,
            orders=orders,
            repeat_orders=repeat_orders,
            revenue_business=revenue_business,
            repeat_revenue_business=repeat_revenue_business,
            guest_orders=guest_orders,
            guest_revenue_business=guest_revenue_business,
            refunded_business=refunded_business,
            new_customers=new_customers,
            known=known,
            returned=returned,
            overdue=overdue,
            quiet=quiet,
        )

        day_out.additional_properties = d
        return day_out

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
