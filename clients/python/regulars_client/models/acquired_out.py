from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AcquiredOut")


@_attrs_define
class AcquiredOut:
    """A source. *_business: minor units of the business's currency, null where a day of it has no rate.

    new_customers: who ordered for the first time in these days and first came by this source. advertised: how
    many of them came by an advertisement. cost_business: spend ÷ advertised, null without any.

        Attributes:
            source (str):
            spend_business (int | None):
            clicks (int | None):
            new_customers (int):
            advertised (int):
            cost_business (int | None):
    """

    source: str
    spend_business: int | None
    clicks: int | None
    new_customers: int
    advertised: int
    cost_business: int | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        source = self.source

        spend_business: int | None
        spend_business = self.spend_business

        clicks: int | None
        clicks = self.clicks

        new_customers = self.new_customers

        advertised = self.advertised

        cost_business: int | None
        cost_business = self.cost_business

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "source": source,
                "spend_business": spend_business,
                "clicks": clicks,
                "new_customers": new_customers,
                "advertised": advertised,
                "cost_business": cost_business,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        source = d.pop("source")

        def _parse_spend_business(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        spend_business = _parse_spend_business(d.pop("spend_business"))

        def _parse_clicks(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        clicks = _parse_clicks(d.pop("clicks"))

        new_customers = d.pop("new_customers")

        advertised = d.pop("advertised")

        def _parse_cost_business(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        cost_business = _parse_cost_business(d.pop("cost_business"))

        acquired_out = cls(
            source=source,
            spend_business=spend_business,
            clicks=clicks,
            new_customers=new_customers,
            advertised=advertised,
            cost_business=cost_business,
        )

        acquired_out.additional_properties = d
        return acquired_out

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
