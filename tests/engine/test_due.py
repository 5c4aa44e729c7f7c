"""Which moments fall due, once for each purchase they follow from?"""

from datetime import timedelta

import pytest

from regulars.commerce.models import Product
from regulars.engine import due
from regulars.engine.actions import switch_on
from regulars.engine.due import record_due
from regulars.engine.models import Decision, Enrolment
from regulars.engine.react import react
from regulars.events.models import Event
from regulars.insight.models import CustomerNeed, InsightRun, ProductCategoryProfile
from tests.engine.store import NOON, id_of

REMINDER = {
    "name": "reminder",
    "says": "Remind.",
    "because": "They forget.",
    "when": {"due": "next_need", "before": "3 days"},
    "for": "orders >= 1",
    "keyed_by": "product",
    "steps": [{"send": {"template": "replenishment"}}],
    "goal": {"event": "order.placed", "within": "14 days"},
    "holdout": "0%",
}


@pytest.fixture
def ann(store):
    """Ann buys candles about every 28 days, last 20 days ago, and allows e-mail."""
    switch_on(REMINDER, who=None, at=NOON)
    store.hears("ann", ago=40)
    store.sells("ann", ago=20)
    refreshed(at=NOON)
    expects("ann", bought=20, interval=28)
    return "ann"


def refreshed(*, at):
    InsightRun.objects.create(as_of=at, state="done")


def expects(name, *, bought, interval, sku="candle", **more):
    last = NOON - timedelta(days=bought)
    CustomerNeed.objects.update_or_create(
        customer_id=id_of(name),
        product=Product.objects.get(sku=sku) if sku else None,
        defaults={
            "last_bought_at": last,
            "interval": interval,
            "gaps": 2,
            "source": "own",
            "expected_from": last,
            "expected_at": last + timedelta(days=interval),
            "expected_until": last,
            "chance": 0.7,
            "as_of": NOON,
            **more,
        },
    )


def all_due(at):
    while record_due(at=at):
        pass
    return list(Event.objects.filter(name="need.due").order_by("id"))


def test_nothing_is_due_before_its_day(store, ann):
    # Expected 8 days from now; 3 days before is in 5 days.
    assert all_due(NOON + timedelta(days=4, hours=23)) == []
    assert len(all_due(NOON + timedelta(days=5))) == 1


def test_a_due_moment_says_what_it_is_about(store, ann):
    (event,) = all_due(NOON + timedelta(days=6))
    assert event.customer_id == id_of(ann)
    assert event.occurred_at == NOON + timedelta(days=5)
    assert event.payload == {
        "rule": "next_need", "before": "3 days", "product_id": Product.objects.get().id, "interval": 28.0,
    }  # fmt: skip
    assert event.shop_id == store.shop.id


def test_a_due_moment_starts_its_play(store, ann):
    later = store.later(days=5)
    all_due(later)
    react(at=later)
    assert Decision.objects.get().reason == "enrolled"
    row = Enrolment.objects.get()
    product = Product.objects.get().id
    assert (row.entry_key, row.about) == (str(product), {"product_id": product})


def test_a_need_worked_out_anew_is_still_the_same_need(store, ann):
    assert len(all_due(NOON + timedelta(days=5))) == 1
    refreshed(at=NOON + timedelta(days=6))
    expects(ann, bought=20, interval=30)
    assert len(all_due(NOON + timedelta(days=7))) == 1


def test_the_next_purchase_makes_a_new_need(store, ann):
    assert len(all_due(NOON + timedelta(days=5))) == 1
    refreshed(at=NOON + timedelta(days=6))
    expects(ann, bought=-6, interval=28)  # bought in 6 days, due 25 days later
    assert len(all_due(NOON + timedelta(days=30))) == 1
    assert len(all_due(NOON + timedelta(days=31))) == 2


def test_two_plays_that_want_to_know_at_other_times_each_learn(store, ann):
    early = {**REMINDER, "name": "early", "when": {"due": "next_need", "before": "7 days"}}
    switch_on(early, who=None, at=NOON)
    events = all_due(NOON + timedelta(days=2))
    assert [event.payload["before"] for event in events] == ["7 days"]
    react(at=NOON + timedelta(days=2))
    assert list(Decision.objects.values_list("reason", flat=True)) == ["enrolled"]
    assert Enrolment.objects.get().play.name == "early"


def test_what_was_due_too_long_ago_is_passed_over(store, ann):
    # Due in 5 days; the play stays fresh for 3.
    assert all_due(NOON + timedelta(days=8, seconds=1)) == []


def test_a_need_of_a_category_is_about_what_was_bought_of_it_last(store, ann):
    store.sells(ann, sku="refill", ago=10)
    Product.objects.update(category="candles")
    category = ProductCategoryProfile.objects.create(
        name="candles", people=1, returners=1, gaps=1, followed=9, verdict="too_few", as_of=NOON
    )
    CustomerNeed.objects.all().delete()
    expects(ann, bought=10, interval=12, sku=None, product_category=category)
    (event,) = all_due(NOON)
    assert event.payload["product_id"] == Product.objects.get(sku="refill").id


def test_many_needs_are_recorded_page_by_page(store, ann, monkeypatch):
    for name in ("bo", "cy", "dita", "eva"):
        store.sells(name, ago=20)
        expects(name, bought=20, interval=28)
    monkeypatch.setattr(due, "PAGE", 2)
    assert record_due(at=NOON + timedelta(days=5)) == 2
    assert len(all_due(NOON + timedelta(days=5))) == 5
    assert record_due(at=NOON + timedelta(days=5)) == 0


def test_nothing_falls_due_for_plays_that_are_off(store):
    store.sells("ann", ago=20)
    refreshed(at=NOON)
    expects("ann", bought=20, interval=20)
    assert all_due(NOON) == []


def test_before_anything_is_understood_nothing_is_due(store, ann):
    InsightRun.objects.all().delete()
    assert record_due(at=NOON + timedelta(days=5)) == 0
