"""Are there partitions for the months to come?"""

from datetime import timedelta

from django.db import connection, transaction

from regulars import clock
from regulars.events.jobs import forget_deliveries, make_months
from regulars.events.models import DeliveryKey, RawDelivery
from regulars.events.receive import Settled, keep, settle, take


def partitions(parent: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = %s::regclass", [parent]
        )
        return {name for (name,) in cursor.fetchall()}


def test_this_month_and_two_more_have_theirs(database):
    make_months(0)
    this_month = f"{clock.now():%Y_%m}"
    for parent in ("event", "raw_delivery"):
        made = partitions(parent)
        assert f"{parent}_{this_month}" in made
        assert len(made) == 4  # the default one, this month and two more


def test_made_twice_is_made_once(database):
    make_months(0)
    before = partitions("event")
    make_months(0)
    assert partitions("event") == before


def test_raw_deliveries_are_kept_for_ninety_days_or_until_they_are_done(database):
    for key, days in (("old", 91), ("young", 89), ("old and waiting", 91)):
        at = clock.now() - timedelta(days=days)
        keep(b"", connection_id=1, key=key, topic="", headers={}, at=at)
        if "waiting" not in key:
            with transaction.atomic():
                taken = [w for w in take(limit=10, at=at) if w.key == key]
                settle([Settled(id=w.id, received_at=w.received_at, outcome="read") for w in taken], at=at)
    assert forget_deliveries(0) == 1
    assert set(RawDelivery.objects.values_list("delivery_key", flat=True)) == {"young", "old and waiting"}
    assert DeliveryKey.objects.count() == 3
