"""In which shop, currency and time zone is a batch of facts to be understood?"""

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from regulars.business.models import Business, ExchangeRate, Shop
from regulars.money import convert
from regulars.sql import Statement

ONE = Decimal(1)

# One writer of a shop's facts at a time: what is known is read once and holds until the commit.
LOCK_SHOP = Statement("SELECT pg_advisory_xact_lock(hashtext('shop_facts'), %(shop_id)s::int)")


@dataclass(frozen=True, slots=True)
class Rate:
    """Major units of the business's currency for one of another, and of which day; None where unknown."""

    value: Decimal | None
    day: date | None

    def of(self, minor: int | None, *, source: str, target: str) -> int | None:
        """The amount in the business's minor units; None where the amount or the rate is unknown."""
        if minor is None or self.value is None:
            return None
        if source == target:
            return minor
        return convert(minor, rate=Fraction(self.value), source=source, target=target)


@dataclass(frozen=True, slots=True)
class Frame:
    """A shop's own terms, and who tells the facts and when we learn of them.

    is_erased: all that came from it was forgotten, and nothing more is taken from it.
    """

    shop_id: int
    zone: ZoneInfo
    country: str
    currency: str
    actor: str
    key: str
    at: datetime
    rates: dict[str, tuple[list[date], list[Decimal]]] = field(default_factory=dict)
    is_erased: bool = False

    def day(self, moment: datetime) -> date:
        """The shop's calendar day of a moment."""
        return moment.astimezone(self.zone).date()

    def rate(self, currency: str, *, on: date) -> Rate:
        """The rate into the business's currency that held on a day: the latest not after it."""
        if currency == self.currency:
            return Rate(ONE, on)
        days, values = self.rates.get(currency, ([], []))
        found = bisect_right(days, on) - 1
        return Rate(values[found], days[found]) if found >= 0 else Rate(None, None)


def frame(*, shop_id: int, actor: str, key: str, at: datetime) -> Frame:
    """The terms of a shop. Raises Shop.DoesNotExist."""
    shop = Shop.objects.get(id=shop_id)
    rates: dict[str, tuple[list[date], list[Decimal]]] = {}
    for row in ExchangeRate.objects.order_by("rate_date"):
        days, values = rates.setdefault(row.currency, ([], []))
        days.append(row.rate_date)
        values.append(row.rate)
    return Frame(
        shop_id=shop_id,
        zone=ZoneInfo(shop.time_zone),
        country=shop.country,
        currency=Business.objects.values_list("currency", flat=True).get(id=1),
        actor=actor,
        key=key,
        at=at,
        rates=rates,
        is_erased=shop.erased_at is not None,
    )
