"""What becomes of what advertising cost?"""

from datetime import date
from decimal import Decimal

from regulars.commerce.actions.shops import set_rate
from regulars.commerce.facts import SpendFact
from regulars.commerce.sources.models import AdSpend
from tests.commerce.shop import day, shop, tell, told

__all__ = ["shop"]


def spent(cents, *, on=0, version=0, campaign="Spring", currency="EUR", **more):
    return SpendFact(
        source="meta",
        campaign=campaign,
        day=day(on).date(),
        currency=currency,
        spend_minor=cents,
        version=day(version),
        **more,
    )


def test_a_day_of_a_campaign_is_one_row_and_one_event_tells_of_all(shop):
    facts = [spent(1000), spent(500, campaign="Sale"), spent(700, on=1, impressions=9000, clicks=40)]
    assert tell(shop, *facts) == ("new", "new", "new")
    assert tell(shop, *facts, at=day(1)) == ("known", "known", "known")
    assert sum(AdSpend.objects.values_list("spend_business", flat=True)) == 2200
    assert told("ad_spend.changed") == [
        {"source": "meta", "first_day": "2026-03-01", "last_day": "2026-03-02"}
    ]


def test_a_newer_export_corrects_and_an_older_one_does_not(shop):
    assert tell(shop, spent(1000, version=1)) == ("new",)
    assert tell(shop, spent(900)) == ("known",)
    assert tell(shop, spent(1100, version=2), spent(1050, version=1.5), at=day(2)) == ("changed", "known")
    assert tell(shop, spent(1100, version=3), at=day(3)) == ("known",)
    assert AdSpend.objects.get().spend_minor == 1100
    assert len(told("ad_spend.changed")) == 2


def test_another_currency_is_converted_at_the_days_rate_also_when_that_comes_later(shop):
    tell(shop, spent(1000, currency="USD"), spent(2000, currency="USD", on=1))
    assert set(AdSpend.objects.values_list("spend_business", flat=True)) == {None}
    for on, rate in ((date(2026, 3, 1), ".9"), (date(2026, 3, 2), ".8")):
        set_rate(currency="USD", day=on, rate=Decimal(rate), source="owner", actor="test", at=day(3))
    # 10.00 x .9 = 9.00; the second day had the first day's rate when it was set: 20.00 x .9 = 18.00
    assert list(AdSpend.objects.order_by("day").values_list("spend_business", flat=True)) == [900, 1800]
