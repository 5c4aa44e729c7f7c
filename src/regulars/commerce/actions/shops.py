"""How are the business's own terms set: company, shops, exchange rates?"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec
from django.db import transaction

from regulars.business.models import Business, ExchangeRate, Shop
from regulars.commerce.actions import totals
from regulars.commerce.events import CompanyChanged, RateSet, ShopChanged
from regulars.commerce.models import Order
from regulars.events.log import NewEvent, record_many
from regulars.money import exponent
from regulars.sql import statement

VALUE = statement(__file__, "shops_value_orders")
VALUE_SPEND = statement(__file__, "spend_value")
EVERYBODY = statement(__file__, "shops_everybody")


class CurrencyFixed(ValueError):
    """The business's currency can't change any more: orders are already counted in it."""


def set_company(values: Mapping[str, Any], *, actor: str, at: datetime) -> None:
    """Set fields of the business. Raises CurrencyFixed."""
    with transaction.atomic():
        business = Business.objects.select_for_update().get(id=1)
        fields = _changed(business, values)
        if "currency" in fields and Order.objects.exists():
            raise CurrencyFixed(business.currency)
        if fields:
            Business.objects.filter(id=1).update(**{name: values[name] for name in fields})
            _record(CompanyChanged(fields), key=f"company:{at.isoformat()}", actor=actor, at=at)


def add_shop(*, name: str, currency: str, time_zone: str, actor: str, at: datetime, **more: Any) -> Shop:
    """Open a shop; `more` are further fields of Shop."""
    with transaction.atomic():
        shop = Shop.objects.create(name=name, currency=currency, time_zone=time_zone, **more)
        payload = ShopChanged(["name", "currency", "time_zone", *sorted(more)])
        _record(payload, key=f"shop:{shop.id}:added", shop_id=shop.id, actor=actor, at=at)
        return shop


def change_shop(shop_id: int, values: Mapping[str, Any], *, actor: str, at: datetime) -> None:
    """Set fields of a shop. Whether its history is complete tells who is new: totals are worked out anew."""
    with transaction.atomic():
        shop = Shop.objects.select_for_update().get(id=shop_id)
        fields = _changed(shop, values)
        if not fields:
            return
        Shop.objects.filter(id=shop_id).update(**{name: values[name] for name in fields})
        if "history_complete" in fields:
            totals.sum_up([row[0] for row in EVERYBODY.rows(shop_id=shop_id)])
        key = f"shop:{shop_id}:{at.isoformat()}"
        _record(ShopChanged(fields), key=key, shop_id=shop_id, actor=actor, at=at)


def set_rate(*, currency: str, day: date, rate: Decimal, source: str, actor: str, at: datetime) -> int:
    """Say what a currency is worth from a day on; how many orders got their worth by it.

    rate: major units of the business's currency for one of `currency`, > 0.
    """
    with transaction.atomic():
        ExchangeRate.objects.update_or_create(
            currency=currency, rate_date=day, defaults={"rate": rate, "source": source}
        )
        business = Business.objects.get(id=1)
        shift = exponent(business.currency) - exponent(currency)
        valued = VALUE.rows(currency=currency, shift=Decimal(10) ** shift)
        totals.sum_up({customer for _, customer in valued if customer})
        VALUE_SPEND.run(currency=currency, shift=Decimal(10) ** shift)
        payload = RateSet(currency, len(valued))
        _record(payload, key=f"rate:{currency}:{day}:{at.isoformat()}", actor=actor, at=at)
        return len(valued)


def _changed(row: Business | Shop, values: Mapping[str, Any]) -> list[str]:
    return sorted(name for name, value in values.items() if getattr(row, name) != value)


def _record(
    payload: msgspec.Struct, *, key: str, actor: str, at: datetime, shop_id: int | None = None
) -> None:
    record_many([NewEvent(payload=payload, key=key, occurred_at=at, actor=actor, shop_id=shop_id)], at=at)
