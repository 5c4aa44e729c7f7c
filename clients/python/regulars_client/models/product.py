from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.product_kind_type_0 import ProductKindType0
from ..models.product_kind_type_1 import ProductKindType1
from ..types import UNSET, Unset

T = TypeVar("T", bound="Product")


@_attrs_define
class Product:
    """What isn't said stays as it is. category: a path, ` > ` between levels. vat: per cent.

    Attributes:
        sku (str):
        currency (str):
        title (str | Unset):  Default: ''.
        kind (ProductKindType0 | ProductKindType1 | Unset):  Default: ProductKindType1.VALUE_0.
        category (str | Unset):  Default: ''.
        brand (str | Unset):  Default: ''.
        price (float | None | str | Unset):
        cost (float | None | str | Unset):
        vat (float | None | str | Unset):
        stock (int | None | Unset):
        url (str | Unset):  Default: ''.
        image_url (str | Unset):  Default: ''.
    """

    sku: str
    currency: str
    title: str | Unset = ""
    kind: ProductKindType0 | ProductKindType1 | Unset = ProductKindType1.VALUE_0
    category: str | Unset = ""
    brand: str | Unset = ""
    price: float | None | str | Unset = UNSET
    cost: float | None | str | Unset = UNSET
    vat: float | None | str | Unset = UNSET
    stock: int | None | Unset = UNSET
    url: str | Unset = ""
    image_url: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        sku = self.sku

        currency = self.currency

        title = self.title

        kind: str | Unset
        if isinstance(self.kind, Unset):
            kind = UNSET
        elif isinstance(self.kind, ProductKindType0):
            kind = self.kind.value
        else:
            kind = self.kind.value

        category = self.category

        brand = self.brand

        price: float | None | str | Unset
        if isinstance(self.price, Unset):
            price = UNSET
        else:
            price = self.price

        cost: float | None | str | Unset
        if isinstance(self.cost, Unset):
            cost = UNSET
        else:
            cost = self.cost

        vat: float | None | str | Unset
        if isinstance(self.vat, Unset):
            vat = UNSET
        else:
            vat = self.vat

        stock: int | None | Unset
        if isinstance(self.stock, Unset):
            stock = UNSET
        else:
            stock = self.stock

        url = self.url

        image_url = self.image_url

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "sku": sku,
                "currency": currency,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if kind is not UNSET:
            field_dict["kind"] = kind
        if category is not UNSET:
            field_dict["category"] = category
        if brand is not UNSET:
            field_dict["brand"] = brand
        if price is not UNSET:
            field_dict["price"] = price
        if cost is not UNSET:
            field_dict["cost"] = cost
        if vat is not UNSET:
            field_dict["vat"] = vat
        if stock is not UNSET:
            field_dict["stock"] = stock
        if url is not UNSET:
            field_dict["url"] = url
        if image_url is not UNSET:
            field_dict["image_url"] = image_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sku = d.pop("sku")

        currency = d.pop("currency")

        title = d.pop("title", UNSET)

        def _parse_kind(data: object) -> ProductKindType0 | ProductKindType1 | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                kind_type_0 = ProductKindType0(data)

                return kind_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            if not isinstance(data, str):
                raise TypeError()
            kind_type_1 = ProductKindType1(data)

            return kind_type_1

        kind = _parse_kind(d.pop("kind", UNSET))

        category = d.pop("category", UNSET)

        brand = d.pop("brand", UNSET)

        def _parse_price(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        price = _parse_price(d.pop("price", UNSET))

        def _parse_cost(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        cost = _parse_cost(d.pop("cost", UNSET))

        def _parse_vat(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        vat = _parse_vat(d.pop("vat", UNSET))

        def _parse_stock(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        stock = _parse_stock(d.pop("stock", UNSET))

        url = d.pop("url", UNSET)

        image_url = d.pop("image_url", UNSET)

        product = cls(
            sku=sku,
            currency=currency,
            title=title,
            kind=kind,
            category=category,
            brand=brand,
            price=price,
            cost=cost,
            vat=vat,
            stock=stock,
            url=url,
            image_url=image_url,
        )

        return product
