from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RefundOut")


@_attrs_define
class RefundOut:
    """Something given back. revenue_minor: what it took from the revenue. total_minor: all in.

    Attributes:
        id (str):
        external_id (str):
        refunded_at (datetime.datetime):
        revenue_minor (int):
        total_minor (int):
        reason (str):
    """

    id: str
    external_id: str
    refunded_at: datetime.datetime
    revenue_minor: int
    total_minor: int
    reason: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        external_id = self.external_id

        refunded_at = self.refunded_at.isoformat()

        revenue_minor = self.revenue_minor

        total_minor = self.total_minor

        reason = self.reason

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "external_id": external_id,
                "refunded_at": refunded_at,
                "revenue_minor": revenue_minor,
                "total_minor": total_minor,
                "reason": reason,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        external_id = d.pop("external_id")

        refunded_at = datetime.datetime.fromisoformat(d.pop("refunded_at"))

        revenue_minor = d.pop("revenue_minor")

        total_minor = d.pop("total_minor")

        reason = d.pop("reason")

        refund_out = cls(
            id=id,
            external_id=external_id,
            refunded_at=refunded_at,
            revenue_minor=revenue_minor,
            total_minor=total_minor,
            reason=reason,
        )

        refund_out.additional_properties = d
        return refund_out

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
