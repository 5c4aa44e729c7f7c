"""Does the made-up shop come in whole, an order's facts never apart?"""

from datetime import UTC, datetime

from regulars.commerce.models import Order, Shipment
from regulars.connectors.demo import made_up

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_it_has_what_the_real_one_lacks(store):
    told = []
    made_up.load(lambda done, total: told.append((done, total)), NOON)
    assert told[-1][0] == told[-1][1]
    assert Order.objects.filter(cost_source="feed").exists()
    assert Shipment.objects.exists()
    assert not Order.objects.filter(placed_at__gt=NOON).exists()


def test_loaded_again_it_is_the_same(store):
    for _ in range(2):
        made_up.load(lambda _done, _total: None, NOON)
    assert Order.objects.count() == Order.objects.values("external_id").distinct().count()


def test_batches_hold_whole_orders(monkeypatch):
    monkeypatch.setattr(made_up, "FACTS_AT_ONCE", 3)
    assert list(made_up.batches([[1, 2], [3], [4, 5, 6, 7], [8]])) == [[1, 2, 3], [4, 5, 6, 7], [8]]
