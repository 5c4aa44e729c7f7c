"""Does a shop's history come in whole and once, whatever interrupts it?"""

from datetime import timedelta

import pytest
from django.db import OperationalError

from regulars import clock
from regulars.commerce.models import CustomerTotals, Order, Product, Refund
from regulars.connectors import asking, pulling, queries
from regulars.connectors.actions import begin, disconnect
from regulars.connectors.exchange import Answer, OutOfReach, Request
from regulars.connectors.models import Connection, Pull
from regulars.events.models import Event
from regulars.insight.models import CustomerProfile
from tests.channels.patience import PATIENCE_SECONDS, until
from tests.connectors.candles import PAGES, CandleApi, CandleShop
from tests.connectors.conftest import NOON, asked
from tests.connectors.puller import bring_in
from tests.forking import forked


def pull(connection, shop=None):
    return pulling.pull(connection.id, client=shop or CandleShop())


def stream(name):
    return Pull.objects.get(stream=name)


def states():
    return [stream(name).state for name in CandleApi.streams]


def inside():
    """What the shop's tables hold, and how often the log tells of it."""
    tables = (Product, Order, Refund, CustomerTotals)
    return [table.objects.count() for table in tables] + [
        Event.objects.filter(name=name).count() for name in ("order.placed", "order.refunded")
    ]


WHOLE = [2, 5, 2, 3, 5, 2]
"""2 products, 5 orders, 2 refunds; Ann, Bo and Dita bought."""


def forget_waiting():
    Pull.objects.update(not_before=None)
    Connection.objects.update(left_alone_until=None)


def test_page_by_page_in_the_order_in_which_it_is_understood(candles):
    shop = CandleShop()
    assert pull(asked(candles), shop)
    assert shop.asked == ["products 0", "orders 0", "orders 2", "orders 4", "refunds 0"]
    assert inside() == WHOLE
    orders = stream("orders")
    assert (orders.state, orders.things_done, orders.total) == ("done", 5, 5)
    assert orders.results == {"OrderFact.new": 5}
    assert orders.finished_at is not None


def test_what_came_in_is_told_in_the_log_and_understood_at_once(candles):
    pull(asked(candles))
    told = Event.objects.filter(name="shop.history_came").values_list("payload", flat=True)
    assert list(told) == [{"connection_id": candles.id, "things": 9}]  # 2 + 5 + 2
    assert CustomerProfile.objects.count() == 3


def test_it_is_told_how_far_it_is_after_each_page(candles):
    far = []
    asked(candles)
    pulling.pull(candles.id, client=CandleShop(), told=lambda: far.append(stream("orders").things_done))
    assert far == [0, 2, 4, 5, 5]


def test_twice_changes_nothing(candles):
    pull(asked(candles))
    shop = CandleShop()
    assert pull(asked(candles), shop)
    assert len(shop.asked) == PAGES
    assert inside() == WHOLE
    assert stream("orders").results == {"OrderFact.known": 5}


def test_what_was_never_asked_for_or_is_in_already_asks_nothing(candles):
    shop = CandleShop()
    assert not pull(candles, shop)
    pull(asked(candles))
    assert not pull(candles, shop)
    assert shop.asked == []


@pytest.mark.parametrize("page", range(1, PAGES + 1))
def test_killed_after_a_page_is_written_and_before_that_is_committed(candles, database, tmp_path, page):
    asked(candles)
    environment = {"REGULARS_DATA": str(tmp_path)}
    process, line = forked(
        bring_in, database=database, environment=environment, connection_id=candles.id, page=page
    )
    assert line.poll(PATIENCE_SECONDS)
    process.kill()
    process.join()
    assert until(is_free(candles))
    shop = CandleShop()
    assert pull(candles, shop)
    assert len(shop.asked) == PAGES - (page - 1)
    assert inside() == WHOLE
    assert stream("orders").results == {"OrderFact.new": 5}
    assert sum(each.things_done for each in Pull.objects.all()) == 9


def is_free(connection):
    """Whether the server has noticed that nobody brings it in any more."""

    def look():
        try:
            with asking.alone(connection.id, deed="pull"):
                return True
        except asking.Busy:
            return False

    return look


def test_a_database_that_is_gone_ends_nothing(candles, monkeypatch):
    def gone(*facts, **context):
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(pulling, "apply", gone)
        with pytest.raises(OperationalError):
            pull(asked(candles))
    assert states() == ["running", "waiting", "waiting"]
    assert pull(candles)
    assert inside() == WHOLE


def test_two_at_once_are_one(candles, database, tmp_path):
    asked(candles)
    environment = {"REGULARS_DATA": str(tmp_path)}
    process, line = forked(
        bring_in, database=database, environment=environment, connection_id=candles.id, page=1
    )
    assert line.poll(PATIENCE_SECONDS)
    shop = CandleShop()
    with pytest.raises(asking.Busy):
        pull(candles, shop)
    assert shop.asked == []
    process.kill()
    process.join()


@pytest.mark.parametrize(
    ("tries", "minutes"), [(0, 1), (1, 2), (2, 4), (5, 32), (6, 60), (40, 60)]
)  # 1, 2, 4 ... minutes, up to an hour
def test_a_shop_that_is_out_of_reach_is_asked_again_later_each_time(candles, tries, minutes):
    asked(candles)
    Pull.objects.update(tries=tries)
    before = clock.wall()
    assert not pull(candles, CandleShop(first=[OutOfReach("it answered 503")]))
    products = stream("products")
    assert timedelta() <= products.not_before - before - timedelta(minutes=minutes) < timedelta(seconds=30)
    assert (products.state, products.tries) == ("waiting", tries + 1)
    assert products.error == "out_of_reach: it answered 503"


@pytest.mark.parametrize(("wish", "waits"), [(90, 90), (10 * 86_400, 86_400)])  # a day at the most
def test_a_shop_is_left_alone_for_as_long_as_it_wishes(candles, wish, waits):
    busy = OutOfReach("it answered 429", again_after=timedelta(seconds=wish))
    before = clock.wall()
    pull(asked(candles), CandleShop(first=[busy]))
    assert (stream("products").not_before - before).total_seconds() == pytest.approx(waits, abs=30)
    shop = CandleShop()
    assert not pull(candles, shop)
    assert shop.asked == []


def test_a_shop_that_wishes_to_be_left_alone_is_asked_nothing_else_either(candles):
    pull(asked(candles), CandleShop(first=[OutOfReach("it answered 429", again_after=timedelta(seconds=90))]))
    assert queries.shops_to_ask(clock.wall()) == queries.due_pulls(clock.wall()) == []
    Pull.objects.update(not_before=None)
    shop = CandleShop()
    assert not pull(candles, shop)
    assert shop.asked == []


def test_a_shop_that_gives_the_same_page_under_each_number_comes_to_an_end(candles):
    class Same(CandleShop):
        def answered(self, stream, place):
            return {"things": ["RED"], "next": str(len(self.asked))}

    pull(asked(candles), Same())
    assert stream("products").error == "unreadable: it gives the same page again"


def test_once_it_answers_again_it_goes_on_where_it_was(candles):
    page = CandleShop().send(Request(url="https://candles.example.com/products?0", headers={"key": "right"}))
    pull(asked(candles), CandleShop(first=[page, OutOfReach("it answered 429")]))
    assert states() == ["done", "waiting", "waiting"]
    forget_waiting()
    shop = CandleShop()
    assert pull(candles, shop)
    assert shop.asked == ["orders 0", "orders 2", "orders 4", "refunds 0"]
    assert inside() == WHOLE
    assert stream("orders").tries == 0


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(401, {}, b""), "keys_refused: 401"),
        (Answer(404, {}, b""), "no_api: 404"),
        (Answer(200, {}, b"<html>"), "unreadable: Expecting value: line 1 column 1 (char 0)"),
    ],
)
def test_what_ends_it_until_somebody_does_something(candles, answer, error):
    assert not pull(asked(candles), CandleShop(first=[answer]))
    assert states() == ["failed", "waiting", "waiting"]
    assert stream("products").error == error
    shop = CandleShop()
    assert not pull(candles, shop)
    assert shop.asked == []


def test_with_other_keys_it_goes_on_where_it_stopped(candles):
    page = CandleShop().send(Request(url="https://candles.example.com/products?0", headers={"key": "right"}))
    pull(asked(candles, key="guessed"), CandleShop(first=[page]))
    assert states() == ["done", "failed", "waiting"]
    shop = CandleShop()
    assert pull(asked(candles), shop)
    assert shop.asked == ["orders 0", "orders 2", "orders 4", "refunds 0"]


def test_keys_that_cannot_be_opened_are_said(candles):
    asked(candles)
    Connection.objects.update(access="1.gAAAA")
    assert not pull(candles)
    assert stream("products").error.startswith("keys_lost: ")


def test_what_nobody_foresaw_is_noted_and_raised(candles, monkeypatch):
    def broken(*facts, **context):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(pulling, "apply", broken)
    with pytest.raises(ZeroDivisionError):
        pull(asked(candles))
    assert stream("products").error.startswith("unforeseen: ZeroDivisionError at regulars/")
    assert stream("products").position == ""


def test_keys_that_are_entered_anew_while_a_page_is_on_its_way_are_used_for_it(candles):
    asked(candles, key="guessed")

    class Slow(CandleShop):
        def send(self, request):
            if not self.asked:
                begin(
                    candles, {"key": "right"}, api=CandleApi(), actor="test", at=NOON + timedelta(minutes=1)
                )
            return super().send(request)

    shop = Slow()
    assert pull(candles, shop)
    assert shop.asked[:3] == ["products 0", "products 0", "orders 0"]
    assert inside() == WHOLE


def test_once_disconnected_nothing_more_comes_in(candles):
    class Ending(CandleShop):
        def send(self, request):
            if len(self.asked) == 1:
                disconnect(candles, actor="test", at=NOON)
            return super().send(request)

    shop = Ending()
    assert not pull(asked(candles), shop)
    assert shop.asked == ["products 0", "orders 0"]
    assert Order.objects.count() == 0


def test_what_cannot_be_read_keeps_back_no_other(candles):
    body = b'{"things": ["RED"], "next": "", "total": 2, "problems": ["7: no price"]}'
    assert pull(asked(candles), CandleShop(first=[Answer(200, {}, body)]))
    products = stream("products")
    assert (products.problems, products.problem_count, products.things_done) == (["7: no price"], 1, 1)


def test_what_the_shop_still_prepares_is_asked_for_again_after_its_time(candles):
    body = b'{"things": [], "next": "job 7", "wait": 20}'
    before = clock.wall()
    assert not pull(asked(candles), CandleShop(first=[Answer(200, {}, body)]))
    products = stream("products")
    assert (products.state, products.position, products.error) == ("waiting", "job 7", "")
    assert timedelta(seconds=19) < products.not_before - before < timedelta(seconds=60)
