from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.line_kind import LineKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="Line")


@_attrs_define
class Line:
    """A line of an order or a basket: `quantity` at `price`, less `discount` on the whole line.

    Attributes:
        sku (str):
        quantity (float | str):
        price (float | str):
        id (int | str | Unset):  Default: ''.
        name (str | Unset):  Default: ''.
        category (str | Unset):  Default: ''.
        kind (LineKind | Unset):  Default: LineKind.PRODUCT.
        discount (float | str | Unset):  Default: 0.0.
        tax (float | None | str | Unset):
        cost (float | None | str | Unset):
    """

    sku: str
    quantity: float | str
    price: float | str
    id: int | str | Unset = ""
    name: str | Unset = ""
    category: str | Unset = ""
    kind: LineKind | Unset = LineKind.PRODUCT
    discount: float | str | Unset = 0.0
    tax: float | None | str | Unset = UNSET
    cost: float | None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        sku = self.sku

        quantity: float | str
        quantity = self.quantity

        price: float | str
        price = self.price

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        name = self.name

        category = self.category

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        discount: float | str | Unset
        if isinstance(self.discount, Unset):
            discount = UNSET
        else:
            discount = self.discount

        tax: float | None | str | Unset
        if isinstance(self.tax, Unset):
            tax = UNSET
        else:
            tax = self.tax

        cost: float | None | str | Unset
        if isinstance(self.cost, Unset):
            cost = UNSET
        else:
            cost = self.cost

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sku": sku,
                "quantity": quantity,
                "price": price,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if category is not UNSET:
            field_dict["category"] = category
        if kind is not UNSET:
            field_dict["kind"] = kind
        if discount is not UNSET:
            field_dict["discount"] = discount
        if tax is not UNSET:
            field_dict["tax"] = tax
        if cost is not UNSET:
            field_dict["cost"] = cost

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sku = d.pop("sku")

        def _parse_quantity(data: object) -> float | str:
            return cast(float | str, data)

        quantity = _parse_quantity(d.pop("quantity"))

        def _parse_price(data: object) -> float | str:
            return cast(float | str, data)

        price = _parse_price(d.pop("price"))

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        name = d.pop("name", UNSET)

        category = d.pop("category", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: LineKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = LineKind(_kind)

        def _parse_discount(data: object) -> float | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(float | str | Unset, data)

        discount = _parse_discount(d.pop("discount", UNSET))

        def _parse_tax(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        tax = _parse_tax(d.pop("tax", UNSET))

        def _parse_cost(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        cost = _parse_cost(d.pop("cost", UNSET))

        line = cls(
            sku=sku,
            quantity=quantity,
            price=price,
            id=id,
            name=name,
            category=category,
            kind=kind,
            discount=discount,
            tax=tax,
            cost=cost,
        )

        return line
