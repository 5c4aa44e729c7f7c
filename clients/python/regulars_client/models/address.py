from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="Address")


@_attrs_define
class Address:
    """Where an order goes, or is billed to where nothing is sent. No street, no name.

    Attributes:
        country (None | str | Unset):
        region (str | Unset):  Default: ''.
        city (str | Unset):  Default: ''.
        postcode (str | Unset):  Default: ''.
    """

    country: None | str | Unset = UNSET
    region: str | Unset = ""
    city: str | Unset = ""
    postcode: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        country: None | str | Unset
        if isinstance(self.country, Unset):
            country = UNSET
        else:
            country = self.country

        region = self.region

        city = self.city

        postcode = self.postcode

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if country is not UNSET:
            field_dict["country"] = country
        if region is not UNSET:
            field_dict["region"] = region
        if city is not UNSET:
            field_dict["city"] = city
        if postcode is not UNSET:
            field_dict["postcode"] = postcode

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_country(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        country = _parse_country(d.pop("country", UNSET))

        region = d.pop("region", UNSET)

        city = d.pop("city", UNSET)

        postcode = d.pop("postcode", UNSET)

        address = cls(
            country=country,
            region=region,
            city=city,
            postcode=postcode,
        )

        return address
