from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.cell_out import CellOut


T = TypeVar("T", bound="CohortOut")


@_attrs_define
class CohortOut:
    """Those who first bought in a month; truncated: some may have been customers before.

    Attributes:
        month (datetime.date):
        size (int):
        truncated (bool):
        cells (list[CellOut]):
    """

    month: datetime.date
    size: int
    truncated: bool
    cells: list[CellOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        month = self.month.isoformat()

        size = self.size

        truncated = self.truncated

        cells = []
        for cells_item_data in self.cells:
            cells_item = cells_item_data.to_dict()
            cells.append(cells_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "month": month,
                "size": size,
                "truncated": truncated,
                "cells": cells,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.cell_out import CellOut  # noqa: PLC0415

        d = dict(src_dict)
        month = datetime.date.fromisoformat(d.pop("month"))

        size = d.pop("size")

        truncated = d.pop("truncated")

        cells = []
        _cells = d.pop("cells")
        for cells_item_data in _cells:
            cells_item = CellOut.from_dict(cells_item_data)

            cells.append(cells_item)

        cohort_out = cls(
            month=month,
            size=size,
            truncated=truncated,
            cells=cells,
        )

        cohort_out.additional_properties = d
        return cohort_out

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
