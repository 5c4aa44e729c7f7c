"""Is it said in words how far a history is, and what came in with it?"""

from datetime import timedelta

import pytest

from regulars import clock
from regulars.connectors import history
from regulars.connectors.history import Row, State
from regulars.connectors.models import Pull
from tests.connectors.conftest import NOON


def pull(stream, **facts):
    return Pull(stream=stream, created_at=NOON, **facts)


PRODUCTS = pull(
    "products", state="done", things_done=3, results={"ProductFact.new": 2, "ProductFact.known": 1}
)
ORDERS = pull(
    "orders",
    state="done",
    things_done=1_005,
    results={
        "OrderFact.new": 1_000,
        "OrderFact.changed": 4,
        "OrderFact.known": 1,
        "CustomerFact.new": 1,
        "CancellationFact.refused: order_unknown": 2,
    },
    problems=["7: no price"],
    problem_count=1,
)


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ([], State.NEVER),
        (["waiting", "waiting"], State.GOING),
        (["done", "running"], State.GOING),
        (["done", "failed", "waiting"], State.FAILED),
        (["done", "done"], State.DONE),
    ],
)
def test_a_history_stands_as_its_streams_do(states, state):
    assert history.state([pull("orders", state=each) for each in states]) is state


def test_what_came_in_a_sentence():
    assert history.in_a_sentence([PRODUCTS, ORDERS]) == (
        "New: 1,000 orders, 1 customer, 2 products. Changed: 4 orders. Known before: 1 order, 1 product."
    )
    assert history.in_a_sentence([pull("orders", state="done")]) == "The shop told of nothing."


def test_what_came_as_a_table():
    assert history.rows([PRODUCTS, ORDERS]) == [
        Row("Orders", new=1_000, changed=4, known=1, left_out=0),
        Row("Cancellations", new=0, changed=0, known=0, left_out=2),
        Row("Customers", new=1, changed=0, known=0, left_out=0),
        Row("Products", new=2, changed=0, known=1, left_out=0),
    ]


def test_what_was_left_out_and_why():
    assert history.left_out([PRODUCTS, ORDERS]) == [
        "Cancellations: 2 left out. Its order isn’t known.",
        "7: no price",
    ]


def test_how_far_the_stream_is_that_comes_in_just_now():
    going = pull("orders", state="running", things_done=200, total=500, worked_ms=4_000)
    work = history.work([PRODUCTS, going, pull("refunds")], url="/look/")
    assert (work.done, work.total, work.unit, work.url) == (200, 500, "orders", "/look/")
    assert (work.rate, work.seconds_left) == (50, 6)  # 200 in 4 s; the 300 that are left take 6 s
    assert work.says == "Step 2 of 3: orders."


def test_while_nothing_tells_how_many_there_are_no_time_is_promised():
    work = history.work([pull("orders", state="running", things_done=200, worked_ms=4_000)], url="")
    assert (work.total, work.seconds_left) == (0, None)
    assert history.work([pull("orders")], url="").rate is None


def test_a_shop_that_is_out_of_reach_is_said_with_the_moment_of_the_next_try(database):
    later = clock.now() + timedelta(days=400)
    error = "out_of_reach: it answered 503"
    waiting = pull("orders", things_done=200, total=500, worked_ms=4_000, error=error, not_before=later)
    work = history.work([waiting], url="")
    assert "The shop can’t be asked just now (it answered 503); it is asked again" in work.says
    assert (work.rate, work.seconds_left) == (None, None)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("keys_refused: 401", "The shop doesn’t accept these keys"),
        ("no_api: orders", "There is no such API under https://candles.example.com."),
        (
            "moved: https://www.candles.example.com/api",
            "https://candles.example.com leads on to https://www.candles.example.com/api, where the keys",
        ),
        ("unreadable: Expected `int`.", "can’t be read: Expected `int`. What came in stays"),
        ("keys_lost: A credential can't be opened.", "Enter them anew."),
        ("unforeseen: KeyError: 100 %", "Something unexpected broke it off: KeyError: 100 %."),
    ],
)
def test_what_is_wrong_is_said_with_the_way_out(error, said):
    pulls = [PRODUCTS, pull("orders", state="failed", error=error)]
    assert said in history.wrong(pulls, address="https://candles.example.com")
    assert history.wrong([PRODUCTS], address="") == ""
