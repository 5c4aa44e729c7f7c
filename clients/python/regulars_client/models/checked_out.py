from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="CheckedOut")


@_attrs_define
class CheckedOut:
    """One statement of an audience, as it stands for the person. holds: null when it isn't known.

    keeps_out: whether it is one of those because of which they are outside. value: what is known, in words.

        Attributes:
            words (str):
            holds (bool | None):
            value (str):
            keeps_out (bool):
    """

    words: str
    holds: bool | None
    value: str
    keeps_out: bool
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        words = self.words

        holds: bool | None
        holds = self.holds

        value = self.value

        keeps_out = self.keeps_out

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "words": words,
                "holds": holds,
                "value": value,
                "keeps_out": keeps_out,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        words = d.pop("words")

        def _parse_holds(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        holds = _parse_holds(d.pop("holds"))

        value = d.pop("value")

        keeps_out = d.pop("keeps_out")

        checked_out = cls(
            words=words,
            holds=holds,
            value=value,
            keeps_out=keeps_out,
        )

        checked_out.additional_properties = d
        return checked_out

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
