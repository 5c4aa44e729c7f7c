"""Is a dialogue carried, and is it said what stands in its way?"""

from datetime import timedelta
from threading import Thread

import psycopg
import pytest
from django.db import connections

from regulars.connectors import asking
from regulars.connectors.asking import Line
from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import (
    Answer,
    ChangeRefused,
    Hooks,
    KeysRefused,
    Moved,
    NoApi,
    OutOfReach,
    Question,
    Request,
)
from tests.channels.patience import until
from tests.connectors.candles import CandleShop
from tests.connectors.conftest import asked

HERE = Hooks("https://regulars.example/webhooks/abc", "s3cret")


def test_each_question_carries_the_keys(candles):
    line = Line(asked(candles), by=CandleShop())
    page = line.carry(line.api.page(Question(stream="orders"), access=line.access))
    assert (page.things, page.next) == (2, "2")
    assert line.carry(line.api.subscribe(HERE, access=line.access)) is True
    assert asking.UNLOCK.rows(deed="carry", connection_id=line.connection_id) == [(False,)]  # all is free


def test_one_dialogue_goes_on_with_a_shop_at_a_time(candles, database):
    shop = CandleShop()
    line = Line(asked(candles), by=shop)

    def ask():
        line.page(Question(stream="orders"))
        connections.close_all()

    thread = Thread(target=ask)
    with psycopg.connect(database.app_url, autocommit=True) as other:
        other.execute(asking.WAIT.text, {"deed": "carry", "connection_id": candles.id})
        thread.start()
        assert until(
            lambda: other.execute("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").rowcount
        )
        assert shop.asked == []
    thread.join(10)
    assert shop.asked == ["orders 0"]


def test_answers_that_always_lead_on_come_to_an_end(candles, monkeypatch):
    monkeypatch.setattr(asking, "MOST_REQUESTS", 5)

    def on_and_on():
        while True:
            yield Request(url="https://candles.example.com/orders?0")

    shop = CandleShop()
    with pytest.raises(Unreadable, match="have no end"):
        Line(asked(candles), by=shop).carry(on_and_on())
    assert len(shop.asked) == 5


def test_a_shop_without_keys_cannot_be_asked(candles):
    with pytest.raises(NoApi):
        Line(candles, by=CandleShop())


@pytest.mark.parametrize(
    ("problem", "word"),
    [
        (KeysRefused("403: no scope read_orders"), "keys_refused: 403: no scope read_orders"),
        (NoApi("404"), "no_api: 404"),
        (Moved("https://www.tea.example/"), "moved: https://www.tea.example/"),
        (Unreadable("half a page"), "unreadable: half a page"),
        (ChangeRefused("This code is taken."), "refused: This code is taken."),
        (ZeroDivisionError("by zero"), "unforeseen: ZeroDivisionError"),
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


@pytest.mark.parametrize(
    ("location", "elsewhere"),
    [
        ("https://www.candles.example/api?key=s3cret#top", "https://www.candles.example/api"),
        ("/en/api", "https://candles.example.com/en/api"),
        ("https://ann:s3cret@other.example", "https://other.example"),
        ("//other.example/" + "x" * 9_999, "https://other.example/" + "x" * 278),
        ("https://[", "https://["),
        ("", "https://candles.example.com/orders"),
    ],
)
def test_an_address_that_leads_elsewhere_says_where_and_the_keys_stay(candles, location, elsewhere):
    shop = CandleShop(first=[Answer(301, {"location": location}, b"")])
    line = Line(asked(candles), by=shop)
    with pytest.raises(Moved) as moved:
        line.page(Question(stream="orders"))
    assert str(moved.value) == elsewhere
    assert len(shop.asked) == 1
