from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.kpis_out_basis import KpisOutBasis

if TYPE_CHECKING:
    from ..models.kpis_out_counts import KpisOutCounts
    from ..models.share_out import ShareOut


T = TypeVar("T", bound="KpisOut")


@_attrs_define
class KpisOut:
    """How much of the business comes from people who come back. Amounts: minor units of `currency`.

    since, until: the first and last day. as_of: when it was worked out. basis: profit, or revenue where too
    few costs are known. truncated: history begins in mid-life, so that shares of repeat customers are at
    least so high. repeat_rate: of all who bought. repeat_orders, repeat_revenue, repeat_profit: what repeat
    customers brought. reference: the line that repeat_profit is held against. costed: the revenue whose cost
    was told. unvalued_orders: without an exchange rate, in no amount. counts: people by stage, kind, rhythm.

        Attributes:
            shop_id (int):
            days (int):
            since (datetime.date):
            until (datetime.date):
            as_of (datetime.datetime):
            currency (str):
            basis (KpisOutBasis):
            truncated (bool):
            customers (int):
            orders (int):
            revenue_business (int):
            refunded_business (int):
            repeat_rate (ShareOut): A part of a whole: people, orders, or an amount in minor units. value: 0 to 1; null
                without a whole.
            repeat_orders (ShareOut): A part of a whole: people, orders, or an amount in minor units. value: 0 to 1; null
                without a whole.
            repeat_revenue (ShareOut): A part of a whole: people, orders, or an amount in minor units. value: 0 to 1; null
                without a whole.
            repeat_profit (None | ShareOut):
            reference (float):
            costed (ShareOut): A part of a whole: people, orders, or an amount in minor units. value: 0 to 1; null without a
                whole.
            margin_bp (int | None):
            guest_orders (int):
            guest_revenue_business (int):
            unvalued_orders (int):
            counts (KpisOutCounts):
    """

    shop_id: int
    days: int
    since: datetime.date
    until: datetime.date
    as_of: datetime.datetime
    currency: str
    basis: KpisOutBasis
    truncated: bool
    customers: int
    orders: int
    revenue_business: int
    refunded_business: int
    repeat_rate: ShareOut
    repeat_orders: ShareOut
    repeat_revenue: ShareOut
    repeat_profit: None | ShareOut
    reference: float
    costed: ShareOut
    margin_bp: int | None
    guest_orders: int
    guest_revenue_business: int
    unvalued_orders: int
    counts: KpisOutCounts
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.share_out import ShareOut  # noqa: PLC0415

        shop_id = self.shop_id

        days = self.days

        since = self.since.isoformat()

        until = self.until.isoformat()

        as_of = self.as_of.isoformat()

        currency = self.currency

        basis = self.basis.value

        truncated = self.truncated

        customers = self.customers

        orders = self.orders

        revenue_business = self.revenue_business

        refunded_business = self.refunded_business

        repeat_rate = self.repeat_rate.to_dict()

        repeat_orders = self.repeat_orders.to_dict()

        repeat_revenue = self.repeat_revenue.to_dict()

        repeat_profit: dict[str, Any] | None
        if isinstance(self.repeat_profit, ShareOut):
            repeat_profit = self.repeat_profit.to_dict()
        else:
            repeat_profit = self.repeat_profit

        reference = self.reference

        costed = self.costed.to_dict()

        margin_bp: int | None
        margin_bp = self.margin_bp

        guest_orders = self.guest_orders

        guest_revenue_business = self.guest_revenue_business

        unvalued_orders = self.unvalued_orders

        counts = self.counts.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "shop_id": shop_id,
                "days": days,
                "since": since,
                "until": until,
                "as_of": as_of,
                "currency": currency,
                "basis": basis,
                "truncated": truncated,
                "customers": customers,
                "orders": orders,
                "revenue_business": revenue_business,
                "refunded_business": refunded_business,
                "repeat_rate": repeat_rate,
                "repeat_orders": repeat_orders,
                "repeat_revenue": repeat_revenue,
                "repeat_profit": repeat_profit,
                "reference": reference,
                "costed": costed,
                "margin_bp": margin_bp,
                "guest_orders": guest_orders,
                "guest_revenue_business": guest_revenue_business,
                "unvalued_orders": unvalued_orders,
                "counts": counts,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.kpis_out_counts import KpisOutCounts  # noqa: PLC0415
        from ..models.share_out import ShareOut  # noqa: PLC0415

        d = dict(src_dict)
        shop_id = d.pop("shop_id")

        days = d.pop("days")

        since = datetime.date.fromisoformat(d.pop("since"))

        until = datetime.date.fromisoformat(d.pop("until"))

        as_of = datetime.datetime.fromisoformat(d.pop("as_of"))

        currency = d.pop("currency")

        basis = KpisOutBasis(d.pop("basis"))

        truncated = d.pop("truncated")

        customers = d.pop("customers")

        orders = d.pop("orders")

        revenue_business = d.pop("revenue_business")

        refunded_business = d.pop("refunded_business")

        repeat_rate = ShareOut.from_dict(d.pop("repeat_rate"))

        repeat_orders = ShareOut.from_dict(d.pop("repeat_orders"))

        repeat_revenue = ShareOut.from_dict(d.pop("repeat_revenue"))

        def _parse_repeat_profit(data: object) -> None | ShareOut:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                repeat_profit_type_0 = ShareOut.from_dict(data)

                return repeat_profit_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ShareOut, data)

        repeat_profit = _parse_repeat_profit(d.pop("repeat_profit"))

        reference = d.pop("reference")

        costed = ShareOut.from_dict(d.pop("costed"))

        def _parse_margin_bp(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        margin_bp = _parse_margin_bp(d.pop("margin_bp"))

        guest_orders = d.pop("guest_orders")

        guest_revenue_business = d.pop("guest_revenue_business")

        unvalued_orders = d.pop("unvalued_orders")

        counts = KpisOutCounts.from_dict(d.pop("counts"))

        kpis_out = cls(
            shop_id=shop_id,
            days=days,
            since=since,
            until=until,
            as_of=as_of,
            currency=currency,
            basis=basis,
            truncated=truncated,
            customers=customers,
            orders=orders,
            revenue_business=revenue_business,
            refunded_business=refunded_business,
            repeat_rate=repeat_rate,
            repeat_orders=repeat_orders,
            repeat_revenue=repeat_revenue,
            repeat_profit=repeat_profit,
            reference=reference,
            costed=costed,
            margin_bp=margin_bp,
            guest_orders=guest_orders,
            guest_revenue_business=guest_revenue_business,
            unvalued_orders=unvalued_orders,
            counts=counts,
        )

        kpis_out.additional_properties = d
        return kpis_out

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
