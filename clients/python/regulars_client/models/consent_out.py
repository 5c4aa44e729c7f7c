from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ConsentOut")


@_attrs_define
class ConsentOut:
    """The customer's latest word on messages of one channel and purpose, and since when it holds.

    Attributes:
        channel (str):
        purpose (str):
        granted (bool):
        since (datetime.datetime):
    """

    channel: str
    purpose: str
    granted: bool
    since: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        channel = self.channel

        purpose = self.purpose

        granted = self.granted

        since = self.since.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "channel": channel,
                "purpose": purpose,
                "granted": granted,
                "since": since,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        channel = d.pop("channel")

        purpose = d.pop("purpose")

        granted = d.pop("granted")

        since = datetime.datetime.fromisoformat(d.pop("since"))

        consent_out = cls(
            channel=channel,
            purpose=purpose,
            granted=granted,
            since=since,
        )

        consent_out.additional_properties = d
        return consent_out

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
