"""Is a thing of which only the id is known asked for, and once?"""

from datetime import timedelta

from regulars import clock
from regulars.connectors.connector import Asked
from regulars.connectors.models import Wish
from regulars.connectors.wishes import wish


def test_a_thing_is_wished_for_once(candles):
    wish(candles.id, [Asked("orders", "ann-1"), Asked("orders", "ann-1"), Asked("products", "ann-1")])
    wish(candles.id, [Asked("orders", "ann-1")])
    assert Wish.objects.count() == 2


def test_what_is_put_off_is_asked_for_at_once_when_it_is_wished_for_again(candles):
    wish(candles.id, [Asked("orders", "ann-1")])
    Wish.objects.update(due_at=clock.wall() + timedelta(hours=1))
    wish(candles.id, [Asked("orders", "ann-1")])
    assert Wish.objects.get().due_at <= clock.wall()
