"""Do changes come in from a shop that has to be asked for them?"""

from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from django.db import OperationalError

from regulars import clock
from regulars.business.models import Shop
from regulars.commerce.models import Order
from regulars.connectors import asking, following, queries
from regulars.connectors.actions import CLOCKS_APART, begin, connect, disconnect
from regulars.connectors.connector import Asked
from regulars.connectors.exchange import Answer, OutOfReach
from regulars.connectors.following import OVERLAP, go_round
from regulars.connectors.models import Comparison, Connection, Follow, Pull, Telling, Wish
from regulars.connectors.telling import plan
from regulars.connectors.wishes import wish
from tests.channels.patience import until
from tests.connectors import candles as candle_shop
from tests.connectors.candles import FEBRUARY, CandleApi, CandleShop
from tests.connectors.conftest import NOON, asked
from tests.connectors.test_telling import COUPON


def orders():
    return sorted(Order.objects.values_list("external_id", flat=True))


def due():
    Follow.objects.update(due_at=clock.wall())
    Connection.objects.update(left_alone_until=None)


@pytest.fixture
def followed(candles):
    """A shop that is asked what changed, from noon on; its history was never brought in."""
    connection = asked(candles)
    Follow.objects.update(since=NOON)
    return connection


def test_what_changed_since_is_asked_for_and_kept(followed):
    shop = CandleShop()
    assert go_round(client=shop) == 5
    since = NOON - OVERLAP
    assert shop.asked == [f"orders {page}+{since}" for page in ("0", "2", "4")]
    assert len(orders()) == 5


def test_nothing_is_asked_again_before_its_time(followed):
    go_round(client=CandleShop())
    shop = CandleShop()
    assert go_round(client=shop) == 0
    assert shop.asked == []
    row = Follow.objects.get()
    assert row.due_at - row.heard_at == CandleApi.followed["orders"]
    due()
    assert go_round(client=shop) == 0  # it asks, and nothing of it is new
    assert len(shop.asked) == 3


def test_the_next_question_begins_where_the_newest_change_was(followed):
    Follow.objects.update(since=datetime(2026, 1, 1, tzinfo=UTC))
    go_round(client=CandleShop())
    assert Follow.objects.get().since == FEBRUARY
    due()
    quiet = CandleShop()
    quiet.things["orders"] = []
    go_round(client=quiet)
    assert Follow.objects.get().since == FEBRUARY


def test_a_shop_that_is_out_of_reach_loses_nothing(followed):
    away = [OutOfReach("it answered 503")]
    assert go_round(client=CandleShop(first=away)) == 0
    row = Follow.objects.get()
    assert (row.error, row.tries, row.since) == ("out_of_reach: it answered 503", 1, NOON)
    assert row.due_at > clock.wall() + timedelta(seconds=30)
    due()
    assert go_round(client=CandleShop()) == 5
    assert (Follow.objects.get().error, Follow.objects.get().tries) == ("", 0)


def test_half_an_answer_moves_nothing(followed):
    half = [Answer(200, {}, b'{"things": ["ann-1"], "next": "1"}'), Answer(200, {}, b'{"things": ["an')]
    go_round(client=CandleShop(first=half))
    assert orders() == ["ann-1"]
    assert Follow.objects.get().since == NOON
    assert Follow.objects.get().error.startswith("unreadable: ")
    due()
    go_round(client=CandleShop())
    assert len(orders()) == 5


def test_keys_that_are_refused_are_said_and_other_keys_are_tried_at_once(candles):
    asked(candles, key="guessed")
    go_round(client=CandleShop())
    assert Follow.objects.get().error == "keys_refused: 401"
    asked(candles)
    assert go_round(client=CandleShop()) == 5


def test_what_nobody_foresaw_is_noted_and_the_rest_goes_on(followed, monkeypatch, caplog):
    wish(followed.id, [Asked("products", "RED")])
    really = following.apply

    def broken(facts, **context):
        if type(facts[0]).__name__ == "ProductFact":
            raise ZeroDivisionError("by zero")
        return really(facts, **context)

    monkeypatch.setattr(following, "apply", broken)
    assert go_round(client=CandleShop()) == 5
    assert Wish.objects.get().error.startswith("unforeseen: ZeroDivisionError at regulars/")
    assert "could not be kept" in caplog.text


def test_a_thing_is_asked_for_by_its_id_and_then_no_more(followed):
    wish(followed.id, [Asked("orders", "ann-1"), Asked("orders", "bo-1"), Asked("products", "RED")])
    Follow.objects.all().delete()
    shop = CandleShop()
    assert go_round(client=shop) == 3
    assert shop.asked == ["products 0=RED", "orders 0=ann-1,bo-1"]
    assert orders() == ["ann-1", "bo-1"]
    assert not Wish.objects.exists()


def test_an_order_that_the_shop_no_longer_has_was_called_off(followed):
    go_round(client=CandleShop())
    shop = CandleShop()
    shop.things["orders"].remove("bo-1")
    wish(followed.id, [Asked("orders", "bo-1")])
    assert go_round(client=shop) == 1
    assert [order.external_id for order in Order.objects.exclude(cancelled_at=None)] == ["bo-1"]
    assert not Wish.objects.exists()


def test_what_is_wished_for_anew_while_it_is_asked_for_is_asked_for_once_more(followed):
    class Slow(CandleShop):
        def send(self, request):
            answer = super().send(request)
            if len(self.asked) == 1:
                wish(followed.id, [Asked("orders", "ann-1")])
            return answer

    Follow.objects.all().delete()
    wish(followed.id, [Asked("orders", "ann-1")])
    shop = Slow()
    go_round(client=shop)
    assert shop.asked == ["orders 0=ann-1", "orders 0=ann-1"]


def test_a_wish_waits_while_the_shop_is_away(followed):
    Follow.objects.all().delete()
    wish(followed.id, [Asked("orders", "ann-1")])
    busy = OutOfReach("it answered 429", again_after=timedelta(seconds=90))
    assert go_round(client=CandleShop(first=[busy])) == 0
    assert Wish.objects.get().due_at > clock.wall() + timedelta(seconds=60)
    wish(followed.id, [Asked("orders", "ann-1")])
    shop = CandleShop()
    assert go_round(client=shop) == 0
    assert shop.asked == []  # as long as it wishes to be left alone
    due()
    assert go_round(client=shop) == 1


def test_more_wishes_than_fit_one_question_are_asked_in_several(followed):
    Follow.objects.all().delete()
    wish(followed.id, [Asked("orders", f"order-{n}") for n in range(following.AT_ONCE + 1)])
    shop = CandleShop()
    go_round(client=shop)
    assert len(shop.asked) == 2
    assert not Wish.objects.exists()


def test_who_is_asked_by_another_process_is_left_alone(followed, database, monkeypatch):
    monkeypatch.setattr(
        asking, "LOCK", asking.Statement("SELECT false WHERE %(deed)s <> '' AND %(connection_id)s > 0")
    )
    shop = CandleShop()
    assert go_round(client=shop) == 0
    assert shop.asked == []


def test_once_disconnected_nothing_more_is_asked_or_kept(followed):
    class Ending(CandleShop):
        def send(self, request):
            disconnect(followed, actor="test", at=NOON)
            return super().send(request)

    assert go_round(client=Ending()) == 0
    assert orders() == []
    shop = CandleShop()
    assert go_round(client=shop) == 0
    assert shop.asked == []


def test_a_shop_without_keys_is_not_asked(candles):
    wish(candles.id, [Asked("orders", "ann-1")])
    shop = CandleShop()
    assert go_round(client=shop) == 0
    assert shop.asked == []
    begin(candles, {"key": "right"}, api=CandleApi(), actor="test", at=NOON)
    assert Connection.objects.get(id=candles.id).access
    assert go_round(client=shop) == 5


def test_it_goes_round_until_it_is_told_to_stop_also_past_a_database_that_is_away(followed, monkeypatch):
    rounds = []

    def round_of_it(*, client):
        rounds.append(client)
        raise OperationalError

    monkeypatch.setattr(following, "go_round", round_of_it)
    monkeypatch.setattr(following, "ROUND_SECONDS", 0.01)
    stop = Event()
    thread = Thread(target=following.keep_following, args=[stop])
    thread.start()
    assert until(lambda: len(rounds) > 2 * following.SHOPS_AT_ONCE)
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


def test_a_shop_whose_clock_is_behind_is_seen_at_first(candles):
    before = clock.wall()
    asked(candles)
    since = Follow.objects.get().since
    assert before - CLOCKS_APART <= since <= clock.wall() - CLOCKS_APART


def test_a_moment_in_the_future_stops_nothing(followed, monkeypatch):
    monkeypatch.setattr(candle_shop, "FEBRUARY", clock.wall() + timedelta(days=3650))
    go_round(client=CandleShop())
    assert Follow.objects.get().since <= clock.wall()


@pytest.mark.parametrize("wish_of_it", [timedelta(0), timedelta(seconds=-5)])
def test_a_shop_that_wants_to_be_asked_at_once_again_is_left_alone_a_second(followed, wish_of_it):
    shop = CandleShop(first=[OutOfReach("it answered 429", again_after=wish_of_it)] * 9)
    go_round(client=shop)
    assert len(shop.asked) == 1
    assert Connection.objects.get().left_alone_until > clock.wall()


@pytest.mark.parametrize("ids", [(), ("ann-1",)])
def test_pages_without_an_end_come_to_one(followed, ids):
    same = Answer(200, {}, b'{"things": ["ann-1"], "next": "2"}')
    if ids:
        Follow.objects.all().delete()
        wish(followed.id, [Asked("orders", each) for each in ids])
    shop = CandleShop(first=[same] * 99)
    go_round(client=shop)
    assert len(shop.asked) == 2
    (row,) = (*Follow.objects.all(), *Wish.objects.all())
    assert row.error == "unreadable: it gives the same page again"


def test_what_changed_may_be_much_and_comes_in_over_several_turns(followed, monkeypatch):
    monkeypatch.setattr(following, "PAGES_A_TURN", 2)
    shop = CandleShop()
    assert go_round(client=shop) == 4
    row = Follow.objects.get()
    assert (row.position, row.latest, row.since) == ("4", FEBRUARY, NOON)
    plan(COUPON, connection=followed, key="coupon", at=NOON)
    assert go_round(client=CandleShop(first=[OutOfReach("it answered 503")])) == 0
    assert Follow.objects.get().position == "4"
    due()
    assert go_round(client=shop) == 1
    assert shop.asked[2] == f"orders 4+{NOON - OVERLAP}"
    assert len(shop.told) == 1  # between two turns it hears of a coupon
    row = Follow.objects.get()
    assert (row.position, row.latest, row.since) == ("", None, NOON)


def test_what_the_shop_prepares_is_waited_for(followed):
    preparing = Answer(200, {}, b'{"things": [], "next": "0", "wait": 30}')
    go_round(client=CandleShop(first=[preparing]))
    row = Follow.objects.get()
    assert (row.error, row.position) == ("", "0")
    assert timedelta(seconds=20) < row.due_at - clock.wall() <= timedelta(seconds=30)
    shop = CandleShop()
    assert go_round(client=shop) == 0
    assert shop.asked == []
    due()
    assert go_round(client=shop) == 5
    wish(followed.id, [Asked("orders", "ann-1")])
    go_round(client=CandleShop(first=[preparing]))
    assert Wish.objects.get().due_at > clock.wall() + timedelta(seconds=20)


def test_a_place_that_the_shop_no_longer_knows_is_begun_anew(followed):
    Follow.objects.update(position="gone")
    go_round(client=CandleShop(first=[Answer(200, {}, b"no such cursor")]))
    assert Follow.objects.get().position == ""
    due()
    assert go_round(client=CandleShop()) == 5


def test_more_wishes_than_a_turn_takes_leave_room_for_what_changed(followed, monkeypatch):
    monkeypatch.setattr(following, "PAGES_A_TURN", 1)
    wish(followed.id, [Asked("orders", "ann-1"), Asked("products", "RED")])
    shop = CandleShop()
    go_round(client=shop)
    assert [each.partition(" ")[0] for each in shop.asked] == ["products", "orders"]
    assert Wish.objects.get().stream == "orders"


def test_a_shop_that_takes_its_time_holds_up_no_other(followed, monkeypatch):
    other = Shop.objects.create(
        name="Soaps", url="https://soaps.example.com", currency="USD", time_zone="UTC"
    )
    asked(connect(other.id, kind="shopify", secret="s", actor="test", at=NOON))
    held, stop = Event(), Event()

    class Slow(CandleShop):
        def send(self, request):
            if request.url.startswith("https://candles."):
                held.wait(60)
            return super().send(request)

    monkeypatch.setattr(following, "Client", Slow)
    monkeypatch.setattr(following, "ROUND_SECONDS", 0.01)
    thread = Thread(target=following.keep_following, args=[stop])
    thread.start()
    try:
        assert until(lambda: Order.objects.filter(shop=other).count() == 5)
        assert not Order.objects.filter(shop=followed.shop).exists()
        held.set()
        assert until(lambda: Order.objects.filter(shop=followed.shop).count() == 5)
    finally:
        held.set()
        stop.set()
        thread.join(10)
    assert not thread.is_alive()


def test_what_a_clock_that_was_ahead_put_off_for_years_is_due(followed):
    wish(followed.id, [Asked("orders", "ann-1")])
    plan(COUPON, connection=followed, key="coupon", at=NOON)
    Comparison.objects.create(connection=followed, started_at=NOON)
    later, years = clock.wall() + timedelta(hours=23), clock.wall() + timedelta(days=3650)

    def put_off(until):
        for table in (Follow, Wish, Telling):
            table.objects.update(due_at=until)
        for table in (Pull, Comparison):
            table.objects.update(not_before=until)
        Connection.objects.update(left_alone_until=until)
        Follow.objects.update(since=until)
        following.heed_clock()

    put_off(later)  # as a shop may wish it
    shop = CandleShop()
    assert (go_round(client=shop), queries.due_pulls(clock.wall())) == (0, [])
    put_off(years)
    assert Follow.objects.get().since <= clock.wall()
    assert queries.due_pulls(clock.wall()) == queries.due_comparisons(clock.wall()) == [followed.id]
    assert go_round(client=shop) == 5
    assert len(shop.told) == 1
    assert not Wish.objects.exists()


def test_who_was_asked_by_another_thread_meanwhile_is_left_alone(followed, monkeypatch):
    monkeypatch.setattr(following.queries, "shops_to_ask", lambda at: [followed.id])
    Connection.objects.update(left_alone_until=clock.wall() + timedelta(minutes=1))
    shop = CandleShop()
    assert go_round(client=shop) == 0
    assert shop.asked == []


def test_a_shop_that_breaks_something_keeps_back_no_other(followed, monkeypatch, caplog):
    def broken(connection, **how):
        raise ZeroDivisionError

    monkeypatch.setattr(following.telling, "tell", broken)
    assert go_round(client=CandleShop()) == 0
    assert "could not be asked" in caplog.text
    assert Connection.objects.get().left_alone_until > clock.wall()
