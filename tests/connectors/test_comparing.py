"""Is what a lost webhook missed found, and mended?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from regulars.commerce.models import Order, OrderLine
from regulars.connectors import asking, comparing
from regulars.connectors.catalogue import connectors
from regulars.connectors.comparing import compare
from regulars.connectors.exchange import Answer, OutOfReach
from regulars.connectors.models import Comparison, Wish
from regulars.connectors.pulling import pull
from regulars.events.models import Event
from tests.connectors.candles import FEBRUARY, CandleApi, CandleShop
from tests.connectors.conftest import NOON, asked


@pytest.fixture
def whole(candles):
    """A shop whose history is in."""
    connection = asked(candles)
    pull(connection.id, client=CandleShop())
    return connection


def hide(external_id):
    """As if it had never come."""
    OrderLine.objects.filter(order__external_id=external_id).delete()
    Order.objects.filter(external_id=external_id).delete()


def found(connection, shop=None):
    return compare(connection, client=shop or CandleShop(), at=NOON).found["orders"]


def test_where_nothing_is_missing_both_sides_are_equal(whole):
    nothing = {"missing": 0, "older": 0, "only_here": 0, "left": 0}
    assert found(whole) == {"theirs": 5, "ours": 5, **nothing}
    assert not Wish.objects.exists()


def test_an_order_that_was_hidden_is_found_and_comes_in(whole):
    hide("bo-1")
    assert found(whole) == {"theirs": 5, "ours": 4, "missing": 1, "older": 0, "only_here": 0, "left": 0}
    assert Order.objects.filter(external_id="bo-1").exists()
    assert found(whole)["missing"] == 0


def test_an_order_that_is_known_as_it_was_before_is_asked_for(whole):
    Order.objects.filter(external_id="ann-1").update(source_version=FEBRUARY - timedelta(days=1))
    assert found(whole) == {"theirs": 5, "ours": 5, "missing": 0, "older": 1, "only_here": 0, "left": 0}
    assert Order.objects.get(external_id="ann-1").source_version == FEBRUARY


def test_what_only_stands_here_stays_since_it_may_have_come_from_a_file(whole):
    shop = CandleShop()
    shop.things["orders"].remove("bo-1")
    assert found(whole, shop)["only_here"] == 1
    assert Order.objects.get(external_id="bo-1").cancelled_at is None


def test_what_the_shop_lists_but_does_not_give_is_left_and_said(whole):
    class Forgetful(CandleShop):
        def answered(self, stream, place):
            return {"things": [], "next": ""} if "=" in place else super().answered(stream, place)

    hide("bo-1")
    assert found(whole, Forgetful())["left"] == 1


def test_it_is_told_in_the_log(whole):
    hide("bo-1")
    compare(whole, client=CandleShop(), at=NOON)
    told = Event.objects.get(name="shop.compared")
    assert told.payload == {"connection_id": whole.id, "mended": 1, "left": 0}


@pytest.mark.parametrize(
    ("first", "error"),
    [
        (OutOfReach("it answered 503"), "out_of_reach: it answered 503"),
        (Answer(401, {}, b""), "keys_refused: 401"),
        (Answer(200, {}, b"{"), "unreadable: "),
    ],
)
def test_what_stands_in_the_way_is_said(whole, first, error):
    it = compare(whole, client=CandleShop(first=[first]), at=NOON)
    assert it.state == "failed"
    assert it.error.startswith(error)
    assert it.finished_at is not None


def test_two_at_once_are_one(whole, monkeypatch):
    nobody = asking.Statement("SELECT false WHERE %(deed)s <> '' AND %(connection_id)s > 0")
    monkeypatch.setattr(asking, "LOCK", nobody)
    with pytest.raises(asking.Busy):
        compare(whole, client=CandleShop(), at=NOON)
    assert not Comparison.objects.exists()


def test_an_order_whose_cancellation_was_lost_is_asked_for_only_if_it_is_known(whole, monkeypatch):
    class Called(CandleApi):
        def page(self, question, *, access):
            page = yield from super().page(question, access=access)
            late = FEBRUARY + timedelta(days=1)
            listed = tuple(
                replace(each, if_known=each.id in {"bo-1", "ann-1"}, version=late) for each in page.listed
            )
            return replace(page, listed=listed)

    monkeypatch.setattr(connectors()["shopify"], "api", Called())
    hide("bo-1")
    found_now = found(whole)
    assert (found_now["theirs"], found_now["missing"]) == (4, 0)
    assert found_now["older"] == 4


def test_what_nobody_foresaw_ends_it_and_is_raised(whole, monkeypatch):
    def broken(connection, stream):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(comparing.queries, "known", broken)
    with pytest.raises(ZeroDivisionError):
        compare(whole, client=CandleShop(), at=NOON)
    assert Comparison.objects.get().error == "unforeseen: ZeroDivisionError: by zero"
