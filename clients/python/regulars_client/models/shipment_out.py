from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.news_out import NewsOut


T = TypeVar("T", bound="ShipmentOut")


@_attrs_define
class ShipmentOut:
    """A parcel. order_id: null while its order isn't known.

    status: '' where nobody told how far it is. promised_at: what the shop told the buyer; expected_at: what
    the carrier said first. late: it came, or hasn't come, after promised_at, or else after expected_at; null
    where neither is known.

        Attributes:
            id (str):
            external_id (str):
            shop_id (str):
            order_id (None | str):
            order_external_id (str):
            customer_id (None | str):
            carrier (str):
            method (str):
            tracking_number (str):
            tracking_url (str):
            status (str):
            shipped_at (datetime.datetime | None):
            promised_at (datetime.datetime | None):
            expected_at (datetime.datetime | None):
            delivered_at (datetime.datetime | None):
            late (bool | None):
            news (list[NewsOut]):
    """

    id: str
    external_id: str
    shop_id: str
    order_id: None | str
    order_external_id: str
    customer_id: None | str
    carrier: str
    method: str
    tracking_number: str
    tracking_url: str
    status: str
    shipped_at: datetime.datetime | None
    promised_at: datetime.datetime | None
    expected_at: datetime.datetime | None
    delivered_at: datetime.datetime | None
    late: bool | None
    news: list[NewsOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        external_id = self.external_id

        shop_id = self.shop_id

        order_id: None | str
        order_id = self.order_id

        order_external_id = self.order_external_id

        customer_id: None | str
        customer_id = self.customer_id

        carrier = self.carrier

        method = self.method

        tracking_number = self.tracking_number

        tracking_url = self.tracking_url

        status = self.status

        shipped_at: None | str
        if isinstance(self.shipped_at, datetime.datetime):
            shipped_at = self.shipped_at.isoformat()
        else:
            shipped_at = self.shipped_at

        promised_at: None | str
        if isinstance(self.promised_at, datetime.datetime):
            promised_at = self.promised_at.isoformat()
        else:
            promised_at = self.promised_at

        expected_at: None | str
        if isinstance(self.expected_at, datetime.datetime):
            expected_at = self.expected_at.isoformat()
        else:
            expected_at = self.expected_at

        delivered_at: None | str
        if isinstance(self.delivered_at, datetime.datetime):
            delivered_at = self.delivered_at.isoformat()
        else:
            delivered_at = self.delivered_at

        late: bool | None
        late = self.late

        news = []
        for news_item_data in self.news:
            news_item = news_item_data.to_dict()
            news.append(news_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "external_id": external_id,
                "shop_id": shop_id,
                "order_id": order_id,
                "order_external_id": order_external_id,
                "customer_id": customer_id,
                "carrier": carrier,
                "method": method,
                "tracking_number": tracking_number,
                "tracking_url": tracking_url,
                "status": status,
                "shipped_at": shipped_at,
                "promised_at": promised_at,
                "expected_at": expected_at,
                "delivered_at": delivered_at,
                "late": late,
                "news": news,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.news_out import NewsOut  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        external_id = d.pop("external_id")

        shop_id = d.pop("shop_id")

        def _parse_order_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        order_id = _parse_order_id(d.pop("order_id"))

        order_external_id = d.pop("order_external_id")

        def _parse_customer_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        customer_id = _parse_customer_id(d.pop("customer_id"))

        carrier = d.pop("carrier")

        method = d.pop("method")

        tracking_number = d.pop("tracking_number")

        tracking_url = d.pop("tracking_url")

        status = d.pop("status")

        def _parse_shipped_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                shipped_at_type_0 = datetime.datetime.fromisoformat(data)

                return shipped_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        shipped_at = _parse_shipped_at(d.pop("shipped_at"))

        def _parse_promised_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                promised_at_type_0 = datetime.datetime.fromisoformat(data)

                return promised_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        promised_at = _parse_promised_at(d.pop("promised_at"))

        def _parse_expected_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expected_at_type_0 = datetime.datetime.fromisoformat(data)

                return expected_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        expected_at = _parse_expected_at(d.pop("expected_at"))

        def _parse_delivered_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                delivered_at_type_0 = datetime.datetime.fromisoformat(data)

                return delivered_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        delivered_at = _parse_delivered_at(d.pop("delivered_at"))

        def _parse_late(data: object) -> bool | None:
            if data is None:
                return data
            return cast(bool | None, data)

        late = _parse_late(d.pop("late"))

        news = []
        _news = d.pop("news")
        for news_item_data in _news:
            news_item = NewsOut.from_dict(news_item_data)

            news.append(news_item)

        shipment_out = cls(
            id=id,
            external_id=external_id,
            shop_id=shop_id,
            order_id=order_id,
            order_external_id=order_external_id,
            customer_id=customer_id,
            carrier=carrier,
            method=method,
            tracking_number=tracking_number,
            tracking_url=tracking_url,
            status=status,
            shipped_at=shipped_at,
            promised_at=promised_at,
            expected_at=expected_at,
            delivered_at=delivered_at,
            late=late,
            news=news,
        )

        shipment_out.additional_properties = d
        return shipment_out

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
