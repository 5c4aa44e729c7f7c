from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.acquired_out import AcquiredOut


T = TypeVar("T", bound="AcquisitionOut")


@_attrs_define
class AcquisitionOut:
    """What new customers cost, by source.

    Attributes:
        since (datetime.date):
        until (datetime.date):
        sources (list[AcquiredOut]):
    """

    since: datetime.date
    until: datetime.date
    sources: list[AcquiredOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        since = self.since.isoformat()

        until = self.until.isoformat()

        sources = []
        for sources_item_data in self.sources:
            sources_item = sources_item_data.to_dict()
            sources.append(sources_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "since": since,
                "until": until,
                "sources": sources,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.acquired_out import AcquiredOut  # noqa: PLC0415

        d = dict(src_dict)
        since = datetime.date.fromisoformat(d.pop("since"))

        until = datetime.date.fromisoformat(d.pop("until"))

        sources = []
        _sources = d.pop("sources")
        for sources_item_data in _sources:
            sources_item = AcquiredOut.from_dict(sources_item_data)

            sources.append(sources_item)

        acquisition_out = cls(
            since=since,
            until=until,
            sources=sources,
        )

        acquisition_out.additional_properties = d
        return acquisition_out

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
