"""Is a shop told of what changed here, once, and is it said where it won't have it?"""

from datetime import timedelta

import msgspec
import pytest

from regulars import clock
from regulars.connectors.actions import keep_access
from regulars.connectors.changes import Change, CouponMade, CustomerTagged
from regulars.connectors.exchange import Answer, OutOfReach
from regulars.connectors.following import go_round
from regulars.connectors.models import Connection, Follow, Telling
from regulars.connectors.telling import STUMBLES, again, plan
from tests.connectors.candles import CandleApi, CandleShop
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
    at_once()
    go_round(client=CandleShop())
    assert states() == ["accepted"]


def at_once():
    Telling.objects.update(due_at=clock.wall())
    Connection.objects.update(left_alone_until=None)


TAKEN = Answer(422, {}, b"This code is taken.")


def test_what_the_shop_will_not_have_is_said_and_keeps_back_no_other(told):
    plan(COUPON, connection=told, key="coupon:1", at=NOON)
    plan(TAGS, connection=told, key="tags:1", at=NOON)
    go_round(client=CandleShop(first=[TAKEN]))
    assert states() == ["failed", "accepted"]
    assert Telling.objects.order_by("id")[0].error == "refused: This code is taken."


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(401, {}, b""), "keys_refused: 401"),
        (Answer(404, {}, b""), "no_api: 404"),
    ],
)
def test_what_the_shop_cannot_take_just_now_waits_and_comes_with_other_keys(told, answer, error):
    for number in range(60):
        plan(TAGS, connection=told, key=f"tags:{number}", at=NOON)
    shop = CandleShop(first=[answer])
    go_round(client=shop)
    go_round(client=shop)
    assert len(shop.told) == 1  # nothing more while somebody has to do something
    assert Telling.objects.order_by("id")[0].error == error
    keep_access(told, {"key": "right"}, api=CandleApi(), actor="test", at=NOON)
    Follow.objects.all().delete()
    go_round(client=CandleShop())
    go_round(client=CandleShop())
    assert states() == ["accepted"] * 60


def test_what_goes_wrong_with_one_change_keeps_back_no_other_but_those_of_the_same_person(told):
    for key, person in (("1", 7), ("2", 7), ("3", 8), ("4", None)):
        plan(TAGS, connection=told, key=key, at=NOON, customer_id=person)
    shop = CandleShop(first=[Answer(200, {}, b"<html>")])
    go_round(client=shop)
    assert states() == ["planned", "planned", "accepted", "accepted"]
    first, second = Telling.objects.order_by("id")[:2]
    assert first.error == "unreadable: Expecting value: line 1 column 1 (char 0)"
    assert (first.tries, second.tries) == (1, 0)
    assert first.due_at > clock.wall() + timedelta(seconds=30)
    at_once()
    go_round(client=shop)
    assert states() == ["accepted"] * 4


def test_what_nobody_foresaw_is_put_off_alone_too(told, caplog):
    plan(COUPON, connection=told, key="1", at=NOON)
    Telling.objects.update(change={"type": "of a version to come"})
    plan(TAGS, connection=told, key="2", at=NOON)
    go_round(client=CandleShop())
    assert states() == ["planned", "accepted"]
    assert Telling.objects.order_by("id")[0].error.startswith("unforeseen: ValidationError at regulars/")
    assert "could not be told" in caplog.text


def test_a_shop_that_answers_nonsense_to_all_is_told_a_few_at_a_time(told):
    for number in range(9):
        plan(TAGS, connection=told, key=f"tags:{number}", at=NOON)
    shop = CandleShop(first=[Answer(200, {}, b"<html>")] * 9)
    go_round(client=shop)
    assert len(shop.told) == STUMBLES
    go_round(client=shop)
    assert len(shop.told) == 2 * STUMBLES


def test_of_one_person_it_is_told_in_order(told):
    plan(TAGS, connection=told, key="1", at=NOON, customer_id=7)
    plan(COUPON, connection=told, key="2", at=NOON, customer_id=7)
    plan(COUPON, connection=told, key="3", at=NOON, customer_id=8)
    Telling.objects.filter(key="1").update(due_at=clock.wall() + timedelta(hours=1))
    go_round(client=CandleShop())
    assert states() == ["planned", "planned", "accepted"]


def test_somebody_may_have_it_told_again(told):
    plan(COUPON, connection=told, key="coupon:1", at=NOON)
    go_round(client=CandleShop(first=[TAKEN]))
    assert again(Telling.objects.get())
    shop = CandleShop()
    go_round(client=shop)
    assert (states(), len(shop.told)) == (["accepted"], 1)


def test_what_is_outdated_is_not_told_again(told):
    plan(TAGS, connection=told, key="1", at=NOON, customer_id=7)
    go_round(client=CandleShop(first=[TAKEN]))
    plan(TAGS, connection=told, key="2", at=NOON, customer_id=7)
    assert not again(Telling.objects.get(key="1"))
    assert states() == ["failed", "planned"]
