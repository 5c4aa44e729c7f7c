from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..models.product_kind_type_0 import ProductKindType0
from ..models.product_kind_type_1 import ProductKindType1
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.product_options import ProductOptions


T = TypeVar("T", bound="Product")


@_attrs_define
class Product:
    """What is sold under one SKU: a variant is one of its own. What isn't said stays as it is.

    group, group_name: your id and title of the product whose variants differ by `options`. category: a path,
    ` > ` between levels; categories: all of them, the main one first; images likewise. price: what a buyer
    pays now, tax included where your prices have it; compare_at: the higher one that is crossed out, 0 where
    none is any more. vat: per cent. stock: pieces; in_stock: whether it can be bought, where pieces don't
    tell that.

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
        compare_at (float | None | str | Unset):
        stock (int | None | Unset):
        in_stock (bool | None | Unset):
        url (str | Unset):  Default: ''.
        image_url (str | Unset):  Default: ''.
        images (list[str] | Unset):
        categories (list[str] | Unset):
        group (int | str | Unset):  Default: ''.
        group_name (str | Unset):  Default: ''.
        options (ProductOptions | Unset):
        barcode (str | Unset):  Default: ''.
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
    compare_at: float | None | str | Unset = UNSET
    stock: int | None | Unset = UNSET
    in_stock: bool | None | Unset = UNSET
    url: str | Unset = ""
    image_url: str | Unset = ""
    images: list[str] | Unset = UNSET
    categories: list[str] | Unset = UNSET
    group: int | str | Unset = ""
    group_name: str | Unset = ""
    options: ProductOptions | Unset = UNSET
    barcode: str | Unset = ""

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

        compare_at: float | None | str | Unset
        if isinstance(self.compare_at, Unset):
            compare_at = UNSET
        else:
            compare_at = self.compare_at

        stock: int | None | Unset
        if isinstance(self.stock, Unset):
            stock = UNSET
        else:
            stock = self.stock

        in_stock: bool | None | Unset
        if isinstance(self.in_stock, Unset):
            in_stock = UNSET
        else:
            in_stock = self.in_stock

        url = self.url

        image_url = self.image_url

        images: list[str] | Unset = UNSET
        if not isinstance(self.images, Unset):
            images = self.images

        categories: list[str] | Unset = UNSET
        if not isinstance(self.categories, Unset):
            categories = self.categories

        group: int | str | Unset
        if isinstance(self.group, Unset):
            group = UNSET
        else:
            group = self.group

        group_name = self.group_name

        options: dict[str, Any] | Unset = UNSET
        if not isinstance(self.options, Unset):
            options = self.options.to_dict()

        barcode = self.barcode

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
        if compare_at is not UNSET:
            field_dict["compare_at"] = compare_at
        if stock is not UNSET:
            field_dict["stock"] = stock
        if in_stock is not UNSET:
            field_dict["in_stock"] = in_stock
        if url is not UNSET:
            field_dict["url"] = url
        if image_url is not UNSET:
            field_dict["image_url"] = image_url
        if images is not UNSET:
            field_dict["images"] = images
        if categories is not UNSET:
            field_dict["categories"] = categories
        if group is not UNSET:
            field_dict["group"] = group
        if group_name is not UNSET:
            field_dict["group_name"] = group_name
        if options is not UNSET:
            field_dict["options"] = options
        if barcode is not UNSET:
            field_dict["barcode"] = barcode

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.product_options import ProductOptions  # noqa: PLC0415

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

        def _parse_compare_at(data: object) -> float | None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(float | None | str | Unset, data)

        compare_at = _parse_compare_at(d.pop("compare_at", UNSET))

        def _parse_stock(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        stock = _parse_stock(d.pop("stock", UNSET))

        def _parse_in_stock(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        in_stock = _parse_in_stock(d.pop("in_stock", UNSET))

        url = d.pop("url", UNSET)

        image_url = d.pop("image_url", UNSET)

        images = cast(list[str], d.pop("images", UNSET))

        categories = cast(list[str], d.pop("categories", UNSET))

        def _parse_group(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        group = _parse_group(d.pop("group", UNSET))

        group_name = d.pop("group_name", UNSET)

        _options = d.pop("options", UNSET)
        options: ProductOptions | Unset
        if isinstance(_options, Unset):
            options = UNSET
        else:
            options = ProductOptions.from_dict(_options)

        barcode = d.pop("barcode", UNSET)

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
            compare_at=compare_at,
            stock=stock,
            in_stock=in_stock,
            url=url,
            image_url=image_url,
            images=images,
            categories=categories,
            group=group,
            group_name=group_name,
            options=options,
            barcode=barcode,
        )

        return product
