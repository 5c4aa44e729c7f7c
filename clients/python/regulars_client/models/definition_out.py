from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DefinitionOut")


@_attrs_define
class DefinitionOut:
    """What a word of these figures means, and how it is worked out. source: papers.

    Attributes:
        name (str):
        word (str):
        means (str):
        worked_out (str):
        source (str):
    """

    name: str
    word: str
    means: str
    worked_out: str
    source: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        word = self.word

        means = self.means

        worked_out = self.worked_out

        source = self.source

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "word": word,
                "means": means,
                "worked_out": worked_out,
                "source": source,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        word = d.pop("word")

        means = d.pop("means")

        worked_out = d.pop("worked_out")

        source = d.pop("source")

        definition_out = cls(
            name=name,
            word=word,
            means=means,
            worked_out=worked_out,
            source=source,
        )

        definition_out.additional_properties = d
        return definition_out

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
