from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.product_out_options import ProductOutOptions


T = TypeVar("T", bound="ProductOut")


@_attrs_define
class ProductOut:
    """What is sold under one SKU. Amounts: minor units of its currency; null where nobody told.

    kind: only `product` is goods. category: a path, ` > ` between levels; categories: all of them. group_key:
    what variants of one product share; options: by what they differ. vat_bp: 2100 is 21 %. price_since: when
    the present price began. compare_at_minor: the higher price shown crossed out, null or 0 where there is
    none. prior_minor: the lowest price of the 30 days before price_since, counted from prior_from, the start
    of a day of the shop's (EU Directive 98/6/EC, Article 6a); prior_is_covered: whether all prices of that
    time are known. compare_at_holds: whether the crossed-out price is no higher than that one; null where
    none is shown, or nothing is known to hold it against.

        Attributes:
            id (str):
            shop_id (str):
            sku (str):
            name (str):
            kind (str):
            category (str):
            brand (str):
            group_key (str):
            currency (str):
            price_minor (int | None):
            compare_at_minor (int | None):
            cost_minor (int | None):
            vat_bp (int | None):
            stock (int | None):
            in_stock (bool | None):
            url (str):
            image_url (str):
            group_name (str):
            barcode (str):
            categories (list[str]):
            images (list[str]):
            options (ProductOutOptions):
            price_since (datetime.datetime | None):
            prior_minor (int | None):
            prior_from (datetime.datetime | None):
            prior_is_covered (bool | None):
            compare_at_holds (bool | None):
    """

    id: str
    shop_id: str
    sku: str
    name: str
    kind: str
    category: str
    brand: str
    group_key: str
    currency: str
    price_minor: int | None
    compare_at_minor: int | None
    cost_minor: int | None
    vat_bp: int | None
    stock: int | None
    in_stock: bool | None
    url: str
    image_url: str
    group_name: str
    barcode: str
    categories: list[str]
    images: list[str]
    options: ProductOutOptions
    price_since: datetime.datetime | None
    prior_minor: int | None
    prior_from: datetime.datetime | None
    prior_is_covered: bool | None
    compare_at_holds: bool | None
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        shop_id = self.shop_id

        sku = self.sku

        name = self.name

        kind = self.kind

        category = self.category

        brand = self.brand

        group_key = self.group_key

        currency = self.currency

        price_minor: int | None
        price_minor = self.price_minor

        compare_at_minor: int | None
        compare_at_minor = self.compare_at_minor

        cost_minor: int | None
        cost_minor = self.cost_minor

        vat_bp: int | None
        vat_bp = self.vat_bp

        stock: int | None
        stock = self.stock

        in_stock: bool | None
        in_stock = self.in_stock

        url = self.url

        image_url = self.image_url

        group_name = self.group_name

        barcode = self.barcode

        categories = self.categories

        images = self.images

        options = self.options.to_dict()

        price_since: None | str
        if isinstance(self.price_since, datetime.datetime):
            price_since = self.price_since.isoformat()
        else:
            price_since = self.price_since

        prior_minor: int | None
        prior_minor = self.prior_minor

        prior_from: None | str
        if isinstance(self.prior_from, datetime.datetime):
            prior_from = self.prior_from.isoformat()
        else:
            prior_from = self.prior_from

        prior_is_covered: bool | None
        prior_is_covered = self.prior_is_covered

        compare_at_holds: bool | None
        compare_at_holds = self.compare_at_holds

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "shop_id": shop_id,
                "sku": sku,
                "name": name,
                "kind": kind,
                "category": category,
                "brand": brand,
                "group_key": group_key,
                "currency": currency,
                "price_minor": price_minor,
                "compare_at_minor": compare_at_minor,
                "cost_minor": cost_minor,
                "vat_bp": vat_bp,
                "stock": stock,
                "in_stock": in_stock,
                "url": url,
                "image_url": image_url,
                "group_name": group_name,
                "barcode": barcode,
                "categories": categories,
                "images": images,
                "options": options,
                "price_since": price_since,
                "prior_minor": prior_minor,
                "prior_from": prior_from,
                "prior_is_covered": prior_is_covered,
                "compare_at_holds": compare_at_holds,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.product_out_options import ProductOutOptions  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        shop_id = d.pop("shop_id")

        sku = d.pop("sku")

        name = d.pop("name")

        kind = d.pop("kind")

        category = d.pop("category")

        brand = d.pop("brand")

        group_key = d.pop("group_key")

        currency = d.pop("currency")

        def _parse_price_minor(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        price_minor = _parse_price_minor(d.pop("price_minor"))

        def _parse_compare_at_minor(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        compare_at_minor = _parse_compare_at_minor(d.pop("compare_at_minor"))

        def _parse_cost_minor(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        cost_minor = _parse_cost_minor(d.pop("cost_minor"))

        def _parse_vat_bp(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        vat_bp = _parse_vat_bp(d.pop("vat_bp"))

        def _parse_stock(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        stock = _parse_stock(d.pop("stock"))

        def _parse_in_stock(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        in_stock = _parse_in_stock(d.pop("in_stock"))

        url = d.pop("url")

        image_url = d.pop("image_url")

        group_name = d.pop("group_name")

        barcode = d.pop("barcode")

        categories = cast(list[str], d.pop("categories"))

        images = cast(list[str], d.pop("images"))

        options = ProductOutOptions.from_dict(d.pop("options"))

        def _parse_price_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                price_since_type_0 = datetime.datetime.fromisoformat(data)

                return price_since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        price_since = _parse_price_since(d.pop("price_since"))

        def _parse_prior_minor(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        prior_minor = _parse_prior_minor(d.pop("prior_minor"))

        def _parse_prior_from(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                prior_from_type_0 = datetime.datetime.fromisoformat(data)

                return prior_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        prior_from = _parse_prior_from(d.pop("prior_from"))

        def _parse_prior_is_covered(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        prior_is_covered = _parse_prior_is_covered(d.pop("prior_is_covered"))

        def _parse_compare_at_holds(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        compare_at_holds = _parse_compare_at_holds(d.pop("compare_at_holds"))

        product_out = cls(
            id=id,
            shop_id=shop_id,
            sku=sku,
            name=name,
            kind=kind,
            category=category,
            brand=brand,
            group_key=group_key,
            currency=currency,
            price_minor=price_minor,
            compare_at_minor=compare_at_minor,
            cost_minor=cost_minor,
            vat_bp=vat_bp,
            stock=stock,
            in_stock=in_stock,
            url=url,
            image_url=image_url,
            group_name=group_name,
            barcode=barcode,
            categories=categories,
            images=images,
            options=options,
            price_since=price_since,
            prior_minor=prior_minor,
            prior_from=prior_from,
            prior_is_covered=prior_is_covered,
            compare_at_holds=compare_at_holds,
        )

        product_out.additional_properties = d
        return product_out

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
