"""Are answers to calls forgotten in time, and not before?"""

from datetime import timedelta

from regulars import clock
from regulars.connectors.jobs import forget_answers
from regulars.connectors.json_events.once import Answer, once
from regulars.connectors.models import ApiCall


def test_answers_are_remembered_for_thirty_days(database):
    for key, days in (("old", 31), ("young", 29)):
        at = clock.now() - timedelta(days=days)
        once(key, shop_id=1, body=b"", at=at, work=lambda: Answer(200, b"done"))
    assert forget_answers(0) == 1
    assert ApiCall.objects.count() == 1
