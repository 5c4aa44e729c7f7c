"""Is a dialogue carried, and is it said what stands in its way?"""

from datetime import timedelta

import pytest

from regulars.connectors import asking
from regulars.connectors.asking import Line
from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import ChangeRefused, Hooks, KeysRefused, NoApi, OutOfReach, Question
from tests.connectors.candles import CandleShop
from tests.connectors.conftest import asked

HERE = Hooks("https://regulars.example/webhooks/abc", "s3cret")


def test_each_question_carries_the_keys(candles):
    line = Line(asked(candles), by=CandleShop())
    page = line.carry(line.api.page(Question(stream="orders"), access=line.access))
    assert (page.things, page.next) == (2, "2")
    assert line.carry(line.api.subscribe(HERE, access=line.access)) is True


def test_a_shop_without_keys_cannot_be_asked(candles):
    with pytest.raises(NoApi):
        Line(candles, by=CandleShop())


@pytest.mark.parametrize(
    ("problem", "word"),
    [
        (KeysRefused("403: no scope read_orders"), "keys_refused: 403: no scope read_orders"),
        (NoApi("404"), "no_api: 404"),
        (Unreadable("half a page"), "unreadable: half a page"),
        (ChangeRefused("This code is taken."), "refused: This code is taken."),
        (ZeroDivisionError("by zero"), "unforeseen: ZeroDivisionError: by zero"),
    ],
)
def test_what_stands_in_the_way_has_a_word(problem, word):
    assert asking.word(problem) == word


def test_a_shop_is_left_alone_as_long_as_it_wishes_and_a_day_at_most():
    wish = OutOfReach("it answered 429", again_after=timedelta(seconds=90))
    assert asking.wait(wish, tries=7) == timedelta(seconds=90)
    assert asking.wait(OutOfReach("", again_after=timedelta(days=9)), tries=0) == timedelta(days=1)
    assert asking.wait(OutOfReach(""), tries=0) == timedelta(minutes=1)
    assert asking.wait(OutOfReach(""), tries=99) == timedelta(hours=1)


def test_one_does_a_thing_with_a_shop_at_a_time_and_another_thing_beside_it(candles):
    with asking.alone(candles.id, deed="follow"), asking.alone(candles.id, deed="pull"):
        pass
    with asking.alone(candles.id, deed="follow"):
        assert asking.UNLOCK.rows(deed="follow", connection_id=candles.id) == [(True,)]
