from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.brought_out_what import BroughtOutWhat

T = TypeVar("T", bound="BroughtOut")


@_attrs_define
class BroughtOut:
    """What it brought per person who was drawn, against those left alone, in minor units.

    treated, control: people whose 14 days are over. low, high: null while it is too early to say.

        Attributes:
            what (BroughtOutWhat):
            currency (str):
            treated (int):
            control (int):
            difference (float):
            low (float | None):
            high (float | None):
    """

    what: BroughtOutWhat
    currency: str
    treated: int
    control: int
    difference: float
    low: float | None
    high: float | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        what = self.what.value

        currency = self.currency

        treated = self.treated

        control = self.control

        difference = self.difference

        low: float | None
        low = self.low

        high: float | None
        high = self.high

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "what": what,
                "currency": currency,
                "treated": treated,
                "control": control,
                "difference": difference,
                "low": low,
                "high": high,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        what = BroughtOutWhat(d.pop("what"))

        currency = d.pop("currency")

        treated = d.pop("treated")

        control = d.pop("control")

        difference = d.pop("difference")

        def _parse_low(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        low = _parse_low(d.pop("low"))

        def _parse_high(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        high = _parse_high(d.pop("high"))

        brought_out = cls(
            what=what,
            currency=currency,
            treated=treated,
            control=control,
            difference=difference,
            low=low,
            high=high,
        )

        brought_out.additional_properties = d
        return brought_out

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
