from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.send_events_body_events_item_type_5_name import (
    SendEventsBodyEventsItemType5Name,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.product import Product


T = TypeVar("T", bound="SendEventsBodyEventsItemType5")


@_attrs_define
class SendEventsBodyEventsItemType5:
    """
    Attributes:
        name (SendEventsBodyEventsItemType5Name):
        occurred_at (datetime.datetime):
        product (Product): What is sold under one SKU: a variant is one of its own. What isn't said stays as it is.

                group, group_name: your id and title of the product whose variants differ by `options`. category: a path,
                ` > ` between levels; categories: all of them, the main one first; images likewise. price: what a buyer
                pays now, tax included where your prices have it; compare_at: the higher one that is crossed out, 0 where
                none is any more. vat: per cent. stock: pieces; in_stock: whether it can be bought, where pieces don't
                tell that.
        id (int | str | Unset):  Default: ''.
    """

    name: SendEventsBodyEventsItemType5Name
    occurred_at: datetime.datetime
    product: Product
    id: int | str | Unset = ""
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        name = self.name.value

        occurred_at = self.occurred_at.isoformat()

        product = self.product.to_dict()

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "occurred_at": occurred_at,
                "product": product,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.product import Product  # noqa: PLC0415

        d = dict(src_dict)
        name = SendEventsBodyEventsItemType5Name(d.pop("name"))

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        product = Product.from_dict(d.pop("product"))

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        send_events_body_events_item_type_5 = cls(
            name=name,
            occurred_at=occurred_at,
            product=product,
            id=id,
        )

        send_events_body_events_item_type_5.additional_properties = d
        return send_events_body_events_item_type_5

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
