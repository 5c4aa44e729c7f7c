from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.refund_line_kind import RefundLineKind
from ..types import UNSET, Unset

T = TypeVar("T", bound="RefundLine")


@_attrs_define
class RefundLine:
    """What came back; `amount`: what it takes from the revenue, without tax where orders are without.

    Attributes:
        sku (str):
        quantity (float | str):
        amount (float | str):
        id (int | str | Unset):  Default: ''.
        name (str | Unset):  Default: ''.
        kind (RefundLineKind | Unset):  Default: RefundLineKind.PRODUCT.
    """

    sku: str
    quantity: float | str
    amount: float | str
    id: int | str | Unset = ""
    name: str | Unset = ""
    kind: RefundLineKind | Unset = RefundLineKind.PRODUCT

    def to_dict(self) -> dict[str, Any]:
        sku = self.sku

        quantity: float | str
        quantity = self.quantity

        amount: float | str
        amount = self.amount

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        name = self.name

        kind: str | Unset = UNSET
        if not isinstance(self.kind, Unset):
            kind = self.kind.value

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sku": sku,
                "quantity": quantity,
                "amount": amount,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if kind is not UNSET:
            field_dict["kind"] = kind

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sku = d.pop("sku")

        def _parse_quantity(data: object) -> float | str:
            return cast(float | str, data)

        quantity = _parse_quantity(d.pop("quantity"))

        def _parse_amount(data: object) -> float | str:
            return cast(float | str, data)

        amount = _parse_amount(d.pop("amount"))

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        name = d.pop("name", UNSET)

        _kind = d.pop("kind", UNSET)
        kind: RefundLineKind | Unset
        if isinstance(_kind, Unset):
            kind = UNSET
        else:
            kind = RefundLineKind(_kind)

        refund_line = cls(
            sku=sku,
            quantity=quantity,
            amount=amount,
            id=id,
            name=name,
            kind=kind,
        )

        return refund_line
