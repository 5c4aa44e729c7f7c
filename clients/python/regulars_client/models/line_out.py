from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="LineOut")


@_attrs_define
class LineOut:
    """A line of an order; amounts of the whole line in minor units of the order's currency.

    kind: only `product` is goods. revenue_minor: less discounts, without tax where that is known.

        Attributes:
            sku (str):
            name (str):
            kind (str):
            quantity (str):
            revenue_minor (int):
            discount_minor (int):
            tax_minor (int | None):
            cost_minor (int | None):
    """

    sku: str
    name: str
    kind: str
    quantity: str
    revenue_minor: int
    discount_minor: int
    tax_minor: int | None
    cost_minor: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sku = self.sku

        name = self.name

        kind = self.kind

        quantity = self.quantity

        revenue_minor = self.revenue_minor

        discount_minor = self.discount_minor

        tax_minor: int | None
        tax_minor = self.tax_minor

        cost_minor: int | None
        cost_minor = self.cost_minor

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sku": sku,
                "name": name,
                "kind": kind,
                "quantity": quantity,
                "revenue_minor": revenue_minor,
                "discount_minor": discount_minor,
                "tax_minor": tax_minor,
                "cost_minor": cost_minor,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sku = d.pop("sku")

        name = d.pop("name")

        kind = d.pop("kind")

        quantity = d.pop("quantity")

        revenue_minor = d.pop("revenue_minor")

        discount_minor = d.pop("discount_minor")

        def _parse_tax_minor(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        tax_minor = _parse_tax_minor(d.pop("tax_minor"))

        def _parse_cost_minor(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        cost_minor = _parse_cost_minor(d.pop("cost_minor"))

        line_out = cls(
            sku=sku,
            name=name,
            kind=kind,
            quantity=quantity,
            revenue_minor=revenue_minor,
            discount_minor=discount_minor,
            tax_minor=tax_minor,
            cost_minor=cost_minor,
        )

        line_out.additional_properties = d
        return line_out

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
