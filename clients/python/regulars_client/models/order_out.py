from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.line_out import LineOut
    from ..models.refund_out import RefundOut


T = TypeVar("T", bound="OrderOut")


@_attrs_define
class OrderOut:
    """An order. *_minor: minor units of its currency; *_business: of the business's, null without a rate.

    external_id, number: the shop's own. customer_id: null where nobody can tell who bought. revenue: goods
    less discounts, without tax where it is known, and without shipping. cost_source: feed, margin or unknown.

        Attributes:
            id (str):
            external_id (str):
            number (str):
            shop_id (str):
            customer_id (None | str):
            placed_at (datetime.datetime):
            business_date (datetime.date):
            cancelled_at (datetime.datetime | None):
            currency (str):
            revenue_minor (int):
            discount_minor (int):
            shipping_minor (int):
            tax_minor (int | None):
            total_minor (int):
            revenue_business (int | None):
            refunded_business (int):
            cost_business (int | None):
            cost_source (str):
            channel (str):
            lines (list[LineOut]):
            refunds (list[RefundOut]):
    """

    id: str
    external_id: str
    number: str
    shop_id: str
    customer_id: None | str
    placed_at: datetime.datetime
    business_date: datetime.date
    cancelled_at: datetime.datetime | None
    currency: str
    revenue_minor: int
    discount_minor: int
    shipping_minor: int
    tax_minor: int | None
    total_minor: int
    revenue_business: int | None
    refunded_business: int
    cost_business: int | None
    cost_source: str
    channel: str
    lines: list[LineOut]
    refunds: list[RefundOut]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:

        id = self.id

        external_id = self.external_id

        number = self.number

        shop_id = self.shop_id

        customer_id: None | str
        customer_id = self.customer_id

        placed_at = self.placed_at.isoformat()

        business_date = self.business_date.isoformat()

        cancelled_at: None | str
        if isinstance(self.cancelled_at, datetime.datetime):
            cancelled_at = self.cancelled_at.isoformat()
        else:
            cancelled_at = self.cancelled_at

        currency = self.currency

        revenue_minor = self.revenue_minor

        discount_minor = self.discount_minor

        shipping_minor = self.shipping_minor

        tax_minor: int | None
        tax_minor = self.tax_minor

        total_minor = self.total_minor

        revenue_business: int | None
        revenue_business = self.revenue_business

        refunded_business = self.refunded_business

        cost_business: int | None
        cost_business = self.cost_business

        cost_source = self.cost_source

        channel = self.channel

        lines = []
        for lines_item_data in self.lines:
            lines_item = lines_item_data.to_dict()
            lines.append(lines_item)

        refunds = []
        for refunds_item_data in self.refunds:
            refunds_item = refunds_item_data.to_dict()
            refunds.append(refunds_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "external_id": external_id,
                "number": number,
                "shop_id": shop_id,
                "customer_id": customer_id,
                "placed_at": placed_at,
                "business_date": business_date,
                "cancelled_at": cancelled_at,
                "currency": currency,
                "revenue_minor": revenue_minor,
                "discount_minor": discount_minor,
                "shipping_minor": shipping_minor,
                "tax_minor": tax_minor,
                "total_minor": total_minor,
                "revenue_business": revenue_business,
                "refunded_business": refunded_business,
                "cost_business": cost_business,
                "cost_source": cost_source,
                "channel": channel,
                "lines": lines,
                "refunds": refunds,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.line_out import LineOut  # noqa: PLC0415
        from ..models.refund_out import RefundOut  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        external_id = d.pop("external_id")

        number = d.pop("number")

        shop_id = d.pop("shop_id")

        def _parse_customer_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        customer_id = _parse_customer_id(d.pop("customer_id"))

        placed_at = datetime.datetime.fromisoformat(d.pop("placed_at"))

        business_date = datetime.date.fromisoformat(d.pop("business_date"))

        def _parse_cancelled_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                cancelled_at_type_0 = datetime.datetime.fromisoformat(data)

                return cancelled_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        cancelled_at = _parse_cancelled_at(d.pop("cancelled_at"))

        currency = d.pop("currency")

        revenue_minor = d.pop("revenue_minor")

        discount_minor = d.pop("discount_minor")

        shipping_minor = d.pop("shipping_minor")

        def _parse_tax_minor(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        tax_minor = _parse_tax_minor(d.pop("tax_minor"))

        total_minor = d.pop("total_minor")

        def _parse_revenue_business(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        revenue_business = _parse_revenue_business(d.pop("revenue_business"))

        refunded_business = d.pop("refunded_business")

        def _parse_cost_business(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        cost_business = _parse_cost_business(d.pop("cost_business"))

        cost_source = d.pop("cost_source")

        channel = d.pop("channel")

        lines = []
        _lines = d.pop("lines")
        for lines_item_data in _lines:
            lines_item = LineOut.from_dict(lines_item_data)

            lines.append(lines_item)

        refunds = []
        _refunds = d.pop("refunds")
        for refunds_item_data in _refunds:
            refunds_item = RefundOut.from_dict(refunds_item_data)

            refunds.append(refunds_item)

        order_out = cls(
            id=id,
            external_id=external_id,
            number=number,
            shop_id=shop_id,
            customer_id=customer_id,
            placed_at=placed_at,
            business_date=business_date,
            cancelled_at=cancelled_at,
            currency=currency,
            revenue_minor=revenue_minor,
            discount_minor=discount_minor,
            shipping_minor=shipping_minor,
            tax_minor=tax_minor,
            total_minor=total_minor,
            revenue_business=revenue_business,
            refunded_business=refunded_business,
            cost_business=cost_business,
            cost_source=cost_source,
            channel=channel,
            lines=lines,
            refunds=refunds,
        )

        order_out.additional_properties = d
        return order_out

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
