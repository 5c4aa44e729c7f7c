"""What is known of shops and their orders?"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from regulars.business.models import Business, ExchangeRate, Shop
from regulars.commerce.models import Order


@dataclass(frozen=True, slots=True)
class ShopRow:
    """A shop with how many orders are known of it."""

    id: int
    name: str
    kind: str
    currency: str
    time_zone: str
    history_from: date | None
    history_complete: bool
    orders: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """Orders in a currency whose rate nobody told."""

    currency: str
    orders: int


def company() -> Business:
    """The one business."""
    return Business.objects.get(id=1)


def shop(shop_id: int) -> Shop | None:
    """One shop."""
    return Shop.objects.filter(id=shop_id).first()


def rates() -> list[ExchangeRate]:
    """What other currencies are worth, the newest of each first."""
    return list(ExchangeRate.objects.order_by("currency", "-rate_date"))


def shops() -> list[ShopRow]:
    """Every shop, by name."""
    counted = dict(Order.objects.values_list("shop").annotate(n=Count("id")))
    return [
        ShopRow(
            id=shop.pk,
            name=shop.name,
            kind=shop.kind,
            currency=shop.currency,
            time_zone=shop.time_zone,
            history_from=shop.history_from,
            history_complete=shop.history_complete,
            orders=counted.get(shop.pk, 0),
        )
        for shop in Shop.objects.filter(erased_at=None).order_by("name")
    ]


def orders_without_rate() -> list[Waiting]:
    """How many orders of each currency wait for its rate."""
    waiting = Order.objects.filter(rate=None).values_list("currency").annotate(n=Count("id"))
    return [Waiting(currency, count) for currency, count in waiting.order_by("currency")]
