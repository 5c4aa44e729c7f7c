from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ShopOut")


@_attrs_define
class ShopOut:
    """One storefront. history_from: the first day of what is known of it; history_complete: it is all.

    Attributes:
        id (str):
        name (str):
        kind (str):
        currency (str):
        time_zone (str):
        history_from (datetime.date | None):
        history_complete (bool):
        orders (int):
    """

    id: str
    name: str
    kind: str
    currency: str
    time_zone: str
    history_from: datetime.date | None
    history_complete: bool
    orders: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        kind = self.kind

        currency = self.currency

        time_zone = self.time_zone

        history_from: None | str
        if isinstance(self.history_from, datetime.date):
            history_from = self.history_from.isoformat()
        else:
            history_from = self.history_from

        history_complete = self.history_complete

        orders = self.orders

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "kind": kind,
                "currency": currency,
                "time_zone": time_zone,
                "history_from": history_from,
                "history_complete": history_complete,
                "orders": orders,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        kind = d.pop("kind")

        currency = d.pop("currency")

        time_zone = d.pop("time_zone")

        def _parse_history_from(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                history_from_type_0 = datetime.date.fromisoformat(data)

                return history_from_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.date | None, data)

        history_from = _parse_history_from(d.pop("history_from"))

        history_complete = d.pop("history_complete")

        orders = d.pop("orders")

        shop_out = cls(
            id=id,
            name=name,
            kind=kind,
            currency=currency,
            time_zone=time_zone,
            history_from=history_from,
            history_complete=history_complete,
            orders=orders,
        )

        shop_out.additional_properties = d
        return shop_out

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
