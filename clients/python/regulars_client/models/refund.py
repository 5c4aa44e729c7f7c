from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.refund_line import RefundLine


T = TypeVar("T", bound="Refund")


@_attrs_define
class Refund:
    """Money given back, `total` in all; without lines all of it was for goods.

    Attributes:
        id (int | str):
        currency (str):
        total (float | str):
        order_id (int | str | Unset):  Default: ''.
        reason (str | Unset):  Default: ''.
        lines (list[RefundLine] | Unset):
    """

    id: int | str
    currency: str
    total: float | str
    order_id: int | str | Unset = ""
    reason: str | Unset = ""
    lines: list[RefundLine] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:

        id: int | str
        id = self.id

        currency = self.currency

        total: float | str
        total = self.total

        order_id: int | str | Unset
        if isinstance(self.order_id, Unset):
            order_id = UNSET
        else:
            order_id = self.order_id

        reason = self.reason

        lines: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.lines, Unset):
            lines = []
            for lines_item_data in self.lines:
                lines_item = lines_item_data.to_dict()
                lines.append(lines_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "id": id,
                "currency": currency,
                "total": total,
            }
        )
        if order_id is not UNSET:
            field_dict["order_id"] = order_id
        if reason is not UNSET:
            field_dict["reason"] = reason
        if lines is not UNSET:
            field_dict["lines"] = lines

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.refund_line import RefundLine  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_id(data: object) -> int | str:
            return cast(int | str, data)

        id = _parse_id(d.pop("id"))

        currency = d.pop("currency")

        def _parse_total(data: object) -> float | str:
            return cast(float | str, data)

        total = _parse_total(d.pop("total"))

        def _parse_order_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        order_id = _parse_order_id(d.pop("order_id", UNSET))

        reason = d.pop("reason", UNSET)

        _lines = d.pop("lines", UNSET)
        lines: list[RefundLine] | Unset = UNSET
        if _lines is not UNSET:
            lines = []
            for lines_item_data in _lines:
                lines_item = RefundLine.from_dict(lines_item_data)

                lines.append(lines_item)

        refund = cls(
            id=id,
            currency=currency,
            total=total,
            order_id=order_id,
            reason=reason,
            lines=lines,
        )

        return refund
