"""Is what is old let go of?"""

from datetime import timedelta

from django.db import transaction

from regulars import clock
from regulars.events.jobs import forget_deliveries
from regulars.events.models import DeliveryKey, RawDelivery
from regulars.events.receive import Settled, keep, settle, take


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
