"""Whoever gets more advertising than use stops reading."""

from datetime import timedelta

from regulars.channels.models import Send
from regulars.channels.writing.cadence import Pace, findings, judged, pace


def left(shop, customer: int, kind: str, *, days_ago: int, template: str = "replenishment") -> None:
    at = shop.at - timedelta(days=days_ago)
    Send.objects.create(
        key=f"00000000-0000-0000-0000-{customer:04d}{days_ago:04d}{len(kind):04d}",
        customer_id=customer,
        channel="email",
        template=template,
        purpose="offers",
        kind=kind,
        state="accepted",
        planned_at=at,
        not_before=at,
        not_after=at,
        handed_at=at,
    )


def test_what_each_person_got_is_counted_over_ninety_days(shop):
    ann, bo = shop.knows("Ann"), shop.knows("Bo")
    for days in (10, 40, 70, 100):  # the last one is too long ago
        left(shop, ann, "marketing", days_ago=days)
    left(shop, bo, "marketing", days_ago=5)
    left(shop, bo, "transactional", days_ago=6, template="unsubscribed")
    # Ann: 3 advertising, 0 others; Bo: 1 and 1. Ann's gaps are 30 and 30 days.
    assert pace("replenishment", at=shop.at) == Pace(people=2, sold_to=1, gap=30.0, interval=None)
    assert list(findings("replenishment", kind="marketing", at=shop.at)) == []  # two people tell nothing


def test_many_who_are_only_sold_to_and_too_often_are_told():
    found = list(judged(Pace(people=100, sold_to=26, gap=7.0, interval=30.0)))
    assert [each.code for each in found] == ["people_sold_to", "too_often"]
    assert "every 7 days" in found[1].says


def test_a_calm_pace_is_not_worth_a_word():
    assert list(judged(Pace(people=100, sold_to=25, gap=10.0, interval=30.0))) == []
