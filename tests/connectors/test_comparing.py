"""Is what a lost webhook missed found, and mended?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from regulars import clock
from regulars.commerce.models import Order, OrderLine
from regulars.connectors import asking, comparing, following
from regulars.connectors.actions import disconnect
from regulars.connectors.catalogue import connectors
from regulars.connectors.comparing import compare
from regulars.connectors.connector import Asked
from regulars.connectors.exchange import Answer, OutOfReach
from regulars.connectors.models import Comparison, Connection, Wish
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
        (Answer(401, {}, b""), "keys_refused: 401"),
        (Answer(200, {}, b"{"), "unreadable: "),
    ],
)
def test_what_stands_in_the_way_is_said(whole, first, error):
    it = compare(whole, client=CandleShop(first=[first]), at=NOON)
    assert it.state == "failed"
    assert it.error.startswith(error)
    assert it.finished_at is not None


def test_a_shop_that_is_out_of_reach_is_asked_again_later_and_goes_on_where_it_was(whole):
    hide("bo-1")
    busy = OutOfReach("it answered 429", again_after=timedelta(seconds=90))
    shop = Breaking(busy, at="orders 2 listed")
    it = compare(whole, client=shop, at=NOON)
    assert (it.state, it.error, it.tries, it.position) == ("waiting", "out_of_reach: it answered 429", 1, "2")
    assert it.not_before > clock.wall() + timedelta(seconds=60)
    assert Connection.objects.get().left_alone_until > clock.wall() + timedelta(seconds=60)
    again = CandleShop()
    assert compare(whole, client=again, at=NOON).state == "waiting"
    assert again.asked == []
    ended = later(whole, client=again)
    assert again.asked == ["orders 2 listed", "orders 0=bo-1", "orders 4 listed"]
    assert (ended.id, ended.state) == (it.id, "done")
    assert ended.found["orders"] == {
        "theirs": 5, "ours": 4, "missing": 1, "older": 0, "only_here": 0, "left": 0
    }  # fmt: skip


def later(connection, *, client):
    """Compare once the shop was left alone for long enough."""
    Comparison.objects.update(not_before=None)
    return compare(connection, client=client, at=NOON)


class Breaking(CandleShop):
    """A shop at a certain question of which something goes wrong."""

    def __init__(self, problem, *, at):
        super().__init__()
        self.problem, self.at = problem, at

    def send(self, request):
        answer = super().send(request)
        if self.asked[-1] == self.at:
            raise self.problem
        return answer


def test_a_shop_that_never_comes_back_is_given_up_for_the_night(whole):
    away = CandleShop(first=[OutOfReach("it answered 503")] * 9)
    states = [later(whole, client=away).state for _ in range(comparing.MOST_TRIES + 1)]
    assert states == ["waiting"] * comparing.MOST_TRIES + ["failed"]
    assert compare(whole, client=CandleShop(), at=NOON).state == "done"


def test_killed_in_between_it_goes_on_where_it_was_and_counts_nothing_twice(whole):
    class Killed(BaseException):
        pass

    with pytest.raises(Killed):
        compare(whole, client=Breaking(Killed(), at="orders 4 listed"), at=NOON)
    assert Comparison.objects.get().state == "running"
    shop = CandleShop()
    it = compare(whole, client=shop, at=NOON)
    assert shop.asked == ["orders 4 listed"]
    assert it.found["orders"]["theirs"] == 5
    Comparison.objects.update(state="running", finished_at=None)  # killed at its very end
    assert found(whole)["theirs"] == 5


def test_a_list_that_is_prepared_is_waited_for(whole):
    preparing = Answer(200, {}, b'{"things": [], "next": "0", "wait": 30}')
    it = compare(whole, client=CandleShop(first=[preparing]), at=NOON)
    assert (it.state, it.error) == ("waiting", "")
    assert timedelta(seconds=20) < it.not_before - clock.wall() <= timedelta(seconds=30)
    assert Connection.objects.get().left_alone_until is None
    assert later(whole, client=CandleShop()).found["orders"]["theirs"] == 5


def test_a_turn_ends_between_two_pages_and_the_next_one_goes_on(whole):
    shop = CandleShop()
    turns = [compare(whole, client=shop, at=NOON, turn=timedelta()).state for _ in range(3)]
    assert turns == ["waiting", "waiting", "done"]
    assert shop.asked == ["orders 0 listed", "orders 2 listed", "orders 4 listed"]
    assert Comparison.objects.get().found["orders"]["theirs"] == 5


def test_once_disconnected_nothing_more_is_asked(whole):
    class Ending(CandleShop):
        def send(self, request):
            disconnect(whole, actor="test", at=NOON)
            return super().send(request)

    shop = Ending()
    assert compare(whole, client=shop, at=NOON).state == "failed"
    assert shop.asked == ["orders 0 listed"]


def test_what_moves_from_one_page_to_the_next_counts_once(whole):
    shop = CandleShop()
    shop.things["orders"] = ["ann-1", "ann-2", "ann-2", "bo-1", "dita-1", "dita-2"]
    assert (found(whole, shop)["theirs"], found(whole, shop)["only_here"]) == (5, 0)


def test_an_order_that_comes_in_meanwhile_hides_none_that_stands_here_alone(whole):
    class Busy(CandleShop):
        def send(self, request):
            answer = super().send(request)
            if len(self.asked) == 1:
                following.ask_for(whole, [Asked("orders", "ann-3")], client=self)
            return answer

    shop = Busy()
    shop.things["orders"] = ["ann-2", "bo-1", "dita-1", "dita-2", "ann-3"]
    assert found(whole, shop) == {
        "theirs": 5, "ours": 5, "missing": 0, "older": 0, "only_here": 1, "left": 0
    }  # fmt: skip


def test_a_shop_that_gives_the_same_page_under_each_number_comes_to_an_end(whole):
    class Same(CandleShop):
        def answered(self, stream, place):
            return {"things": ["ann-1", "ann-2"], "next": str(len(self.asked))}

    it = compare(whole, client=Same(), at=NOON)
    assert (it.state, it.error) == ("failed", "unreadable: it gives the same page again")


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
    def broken(connection, stream, **how):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(comparing.queries, "known", broken)
    with pytest.raises(ZeroDivisionError):
        compare(whole, client=CandleShop(), at=NOON)
    assert Comparison.objects.get().error.startswith("unforeseen: ZeroDivisionError at regulars/")
