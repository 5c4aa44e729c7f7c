from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.product import Product


T = TypeVar("T", bound="ProductUpdated")


@_attrs_define
class ProductUpdated:
    """
    Attributes:
        name (str):
        occurred_at (datetime.datetime):
        product (Product): What is sold under one SKU: a variant is one of its own. What isn't said stays as it is.

                group, group_name: your id and title of the product whose variants differ by `options`. category: a path,
                ` > ` between levels; categories: all of them, the main one first; images likewise. price: what a buyer
                pays now, tax included where your prices have it; compare_at: the higher one that is crossed out, 0 where
                none is any more. vat: per cent. stock: pieces; in_stock: whether it can be bought, where pieces don't
                tell that.
        id (int | str | Unset):  Default: ''.
    """

    name: str
    occurred_at: datetime.datetime
    product: Product
    id: int | str | Unset = ""

    def to_dict(self) -> dict[str, Any]:

        name = self.name

        occurred_at = self.occurred_at.isoformat()

        product = self.product.to_dict()

        id: int | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        field_dict: dict[str, Any] = {}

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
        name = d.pop("name")

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurred_at"))

        product = Product.from_dict(d.pop("product"))

        def _parse_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        id = _parse_id(d.pop("id", UNSET))

        product_updated = cls(
            name=name,
            occurred_at=occurred_at,
            product=product,
            id=id,
        )

        return product_updated
