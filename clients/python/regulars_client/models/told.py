from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Told")


@_attrs_define
class Told:
    """What became of an event. result: `new`, `changed`, `known` (nothing changed) or `refused`.

    where, why, way_out: of a refusal, or of what of the event couldn't be used.

    Attributes:
        index (int):
        result (str):
        id (str | Unset):  Default: ''.
        where (str | Unset):  Default: ''.
        why (str | Unset):  Default: ''.
        way_out (str | Unset):  Default: ''.
    """

    index: int
    result: str
    id: str | Unset = ""
    where: str | Unset = ""
    why: str | Unset = ""
    way_out: str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        index = self.index

        result = self.result

        id = self.id

        where = self.where

        why = self.why

        way_out = self.way_out

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "index": index,
                "result": result,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if where is not UNSET:
            field_dict["where"] = where
        if why is not UNSET:
            field_dict["why"] = why
        if way_out is not UNSET:
            field_dict["way_out"] = way_out

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        index = d.pop("index")

        result = d.pop("result")

        id = d.pop("id", UNSET)

        where = d.pop("where", UNSET)

        why = d.pop("why", UNSET)

        way_out = d.pop("way_out", UNSET)

        told = cls(
            index=index,
            result=result,
            id=id,
            where=where,
            why=why,
            way_out=way_out,
        )

        told.additional_properties = d
        return told

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
