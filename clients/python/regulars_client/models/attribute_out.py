from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AttributeOut")


@_attrs_define
class AttributeOut:
    """One thing that is known of customers, as expressions name it.

    kind: number, money (expressions write major units), share (0 to 1), text, choice, flag or day. choices:
    the words it may be. fresh: how soon it follows what happens.

        Attributes:
            name (str):
            kind (str):
            label (str):
            meaning (str):
            unit (str):
            fresh (str):
            choices (list[str]):
    """

    name: str
    kind: str
    label: str
    meaning: str
    unit: str
    fresh: str
    choices: list[str]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        kind = self.kind

        label = self.label

        meaning = self.meaning

        unit = self.unit

        fresh = self.fresh

        choices = self.choices

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "kind": kind,
                "label": label,
                "meaning": meaning,
                "unit": unit,
                "fresh": fresh,
                "choices": choices,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        kind = d.pop("kind")

        label = d.pop("label")

        meaning = d.pop("meaning")

        unit = d.pop("unit")

        fresh = d.pop("fresh")

        choices = cast(list[str], d.pop("choices"))

        attribute_out = cls(
            name=name,
            kind=kind,
            label=label,
            meaning=meaning,
            unit=unit,
            fresh=fresh,
            choices=choices,
        )

        attribute_out.additional_properties = d
        return attribute_out

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
