from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="NewsOut")


@_attrs_define
class NewsOut:
    """What the carrier told of a parcel. says: in its own words.

    Attributes:
        status (str):
        occurred_at (datetime.datetime):
        says (str):
    """

    status: str
    occurred_at: datetime.datetime
    says: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        status = self.status

        occurred_at = self.occurred_at.isoformat()

        says = self.says

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "status": status,
                "occurred_at": occurred_at,
                "says": says,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        status = d.pop("status")

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        says = d.pop("says")

        news_out = cls(
            status=status,
            occurred_at=occurred_at,
            says=says,
        )

        news_out.additional_properties = d
        return news_out

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
