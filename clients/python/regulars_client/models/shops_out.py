from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.shop_out import ShopOut


T = TypeVar("T", bound="ShopsOut")


@_attrs_define
class ShopsOut:
    """Every shop, by name.

    Attributes:
        shops (list[ShopOut]):
    """

    shops: list[ShopOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        shops = []
        for shops_item_data in self.shops:
            shops_item = shops_item_data.to_dict()
            shops.append(shops_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "shops": shops,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.shop_out import ShopOut  # noqa: PLC0415

        d = dict(src_dict)
        shops = []
        _shops = d.pop("shops")
        for shops_item_data in _shops:
            shops_item = ShopOut.from_dict(shops_item_data)

            shops.append(shops_item)

        shops_out = cls(
            shops=shops,
        )

        shops_out.additional_properties = d
        return shops_out

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
