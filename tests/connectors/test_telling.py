"""Is a shop told of what changed here, once, and is it said where it won't have it?"""

from datetime import timedelta

import msgspec
import pytest

from regulars import clock
from regulars.connectors.changes import Change, CouponMade, CustomerTagged
from regulars.connectors.exchange import Answer, OutOfReach
from regulars.connectors.following import go_round
from regulars.connectors.models import Follow, Telling
from regulars.connectors.telling import again, plan
from tests.connectors.candles import CandleShop
from tests.connectors.conftest import NOON, asked

COUPON = CouponMade(code="THANKS", currency="USD", percent=10)
TAGS = CustomerTagged(customer="ann", added=("regular",))


@pytest.fixture
def told(candles):
    """A shop that can be told, and isn't asked for anything meanwhile."""
    connection = asked(candles)
    Follow.objects.all().delete()
    return connection


def states():
    return list(Telling.objects.order_by("id").values_list("state", flat=True))


def test_what_is_planned_is_told(told):
    plan(COUPON, connection=told, key="coupon:1", at=NOON)
    plan(TAGS, connection=told, key="tags:1", at=NOON)
    shop = CandleShop()
    go_round(client=shop)
    assert [msgspec.json.decode(each, type=Change) for each in shop.told] == [COUPON, TAGS]
    assert states() == ["accepted", "accepted"]
    assert Telling.objects.exclude(finished_at=None).count() == 2


def test_the_same_cause_is_told_once(told):
    assert plan(COUPON, connection=told, key="coupon:1", at=NOON)
    assert not plan(TAGS, connection=told, key="coupon:1", at=NOON)
    shop = CandleShop()
    go_round(client=shop)
    go_round(client=shop)
    assert len(shop.told) == 1


def test_a_shop_that_is_out_of_reach_is_told_later(told):
    plan(COUPON, connection=told, key="coupon:1", at=NOON)
    go_round(client=CandleShop(first=[OutOfReach("it answered 503")]))
    row = Telling.objects.get()
    assert (row.state, row.tries, row.error) == ("planned", 1, "out_of_reach: it answered 503")
    assert row.due_at > clock.wall() + timedelta(seconds=30)
    Telling.objects.update(due_at=clock.wall())
    go_round(client=CandleShop())
    assert states() == ["accepted"]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(422, {}, b"This code is taken."), "refused: This code is taken."),
        (Answer(401, {}, b""), "keys_refused: 401"),
        (Answer(200, {}, b"<html>"), "unreadable: Expecting value: line 1 column 1 (char 0)"),
    ],
)
def test_what_the_shop_will_not_have_is_said_and_keeps_back_no_other(told, answer, error):
    plan(COUPON, connection=told, key="coupon:1", at=NOON)
    plan(TAGS, connection=told, key="tags:1", at=NOON)
    go_round(client=CandleShop(first=[answer]))
    assert states() == ["failed", "accepted"]
    assert Telling.objects.order_by("id")[0].error == error


def test_somebody_may_have_it_told_again(told):
    plan(COUPON, connection=told, key="coupon:1", at=NOON)
    go_round(client=CandleShop(first=[Answer(401, {}, b"")]))
    again(Telling.objects.get())
    shop = CandleShop()
    go_round(client=shop)
    assert (states(), len(shop.told)) == (["accepted"], 1)
