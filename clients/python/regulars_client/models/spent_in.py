from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SpentIn")


@_attrs_define
class SpentIn:
    """What a campaign cost on a day, in major units of `currency`.

    Attributes:
        day (datetime.date):
        spend (float | str):
        currency (str):
        campaign (str | Unset):  Default: ''.
        impressions (int | None | Unset):
        clicks (int | None | Unset):
    """

    day: datetime.date
    spend: float | str
    currency: str
    campaign: str | Unset = ""
    impressions: int | None | Unset = UNSET
    clicks: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        day = self.day.isoformat()

        spend: float | str
        spend = self.spend

        currency = self.currency

        campaign = self.campaign

        impressions: int | None | Unset
        if isinstance(self.impressions, Unset):
            impressions = UNSET
        else:
            impressions = self.impressions

        clicks: int | None | Unset
        if isinstance(self.clicks, Unset):
            clicks = UNSET
        else:
            clicks = self.clicks

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "day": day,
                "spend": spend,
                "currency": currency,
            }
        )
        if campaign is not UNSET:
            field_dict["campaign"] = campaign
        if impressions is not UNSET:
            field_dict["impressions"] = impressions
        if clicks is not UNSET:
            field_dict["clicks"] = clicks

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        day = datetime.date.fromisoformat(d.pop("day"))

        def _parse_spend(data: object) -> float | str:
            return cast(float | str, data)

        spend = _parse_spend(d.pop("spend"))

        currency = d.pop("currency")

        campaign = d.pop("campaign", UNSET)

        def _parse_impressions(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        impressions = _parse_impressions(d.pop("impressions", UNSET))

        def _parse_clicks(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        clicks = _parse_clicks(d.pop("clicks", UNSET))

        spent_in = cls(
            day=day,
            spend=spend,
            currency=currency,
            campaign=campaign,
            impressions=impressions,
            clicks=clicks,
        )

        spent_in.additional_properties = d
        return spent_in

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
