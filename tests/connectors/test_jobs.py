"""Does the worker carry on with histories, and forget answers to calls in time?"""

from datetime import timedelta
from threading import Event, Thread

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from regulars import clock
from regulars.commerce.models import Order
from regulars.connectors import actions, client, comparing, following, jobs, pulling, queries
from regulars.connectors.asking import Busy
from regulars.connectors.jobs import forget_answers
from regulars.connectors.json_events.once import Answer, once
from regulars.connectors.models import ApiCall, Comparison, Follow, Pull
from tests.channels.patience import until
from tests.connectors.candles import PAGES, CandleShop
from tests.connectors.conftest import asked


def test_answers_are_remembered_for_thirty_days(database):
    for key, days in (("old", 31), ("young", 29)):
        at = clock.now() - timedelta(days=days)
        once(key, shop_id=1, body=b"", at=at, work=lambda: Answer(200, b"done"))
    assert forget_answers(0) == 1
    assert ApiCall.objects.count() == 1


@pytest.fixture
def shop(monkeypatch) -> CandleShop:
    """Whom the worker asks."""
    answering = CandleShop()
    monkeypatch.setattr(client, "Client", lambda: answering)
    return answering


def test_what_was_asked_for_or_interrupted_is_brought_in(candles, shop):
    asked(candles)
    Pull.objects.filter(stream="products").update(state="running")
    jobs.resume_histories(0)
    assert set(Pull.objects.values_list("state", flat=True)) == {"done"}
    jobs.pull_histories()
    assert len(shop.asked) == PAGES


def test_a_shop_that_another_process_asks_is_left_to_it(candles, shop, monkeypatch):
    asked(candles)

    def busy(connection_id, **how):
        raise Busy(connection_id)

    monkeypatch.setattr(pulling, "pull", busy)
    jobs.pull_histories()
    assert set(Pull.objects.values_list("state", flat=True)) == {"waiting"}


def test_asking_twice_is_asking_once(database):
    jobs.soon()
    jobs.soon()
    assert ProcrastinateJob.objects.filter(task_name="connectors.pull", status="todo").count() == 1


def test_at_night_both_sides_are_compared_where_the_shop_can_be_asked(candles, shop):
    jobs.compare_shops(0)
    assert not Comparison.objects.exists()
    asked(candles)
    jobs.compare_shops(0)
    job = ProcrastinateJob.objects.get(task_name="connectors.compare_one")
    jobs.compare(**job.args)
    assert Comparison.objects.get().found["orders"]["theirs"] == 5


def test_a_comparison_that_was_interrupted_goes_on_within_a_minute(candles, shop):
    asked(candles)
    Pull.objects.update(state="done")
    made = Comparison.objects.create(connection=candles, state="waiting", started_at=clock.now())
    Comparison.objects.update(not_before=clock.wall() + timedelta(minutes=1))
    jobs.resume_histories(0)
    assert not ProcrastinateJob.objects.filter(task_name="connectors.compare_one").exists()
    Comparison.objects.update(not_before=None, state="running")
    jobs.resume_histories(0)
    jobs.compare(**ProcrastinateJob.objects.get(task_name="connectors.compare_one").args)
    made.refresh_from_db()
    assert made.state == "done"
    assert queries.due_comparisons(clock.wall()) == []


def test_at_night_a_shop_is_told_again_to_send_its_webhooks(candles, shop, settings):
    settings.BASE_URL = "https://regulars.example"
    asked(candles)
    jobs.compare_shops(0)
    Follow.objects.all().delete()
    following.go_round(client=shop)
    assert (
        shop.told == [f"https://regulars.example/webhooks/{candles.token}"] * 2
    )  # with its keys, and at night
    assert queries.tellings(candles) == []


def test_one_shop_that_cannot_be_compared_keeps_back_no_other(candles, shop, monkeypatch, caplog):
    def broken(connection, **how):
        raise ZeroDivisionError

    asked(candles)
    monkeypatch.setattr(actions, "subscribe", broken)
    jobs.compare_shops(0)
    assert "could not be compared" in caplog.text


def test_a_shop_that_is_compared_already_is_left_to_who_is_at_it(candles, shop, monkeypatch):
    def busy(connection, **how):
        raise Busy(connection.id)

    asked(candles)
    monkeypatch.setattr(comparing, "compare", busy)
    jobs.compare(candles.id)
    assert shop.asked == []


def test_beside_the_jobs_shops_are_followed(candles, shop, monkeypatch):
    asked(candles)
    monkeypatch.setattr(following, "Client", lambda: shop)
    monkeypatch.setattr(following, "ROUND_SECONDS", 0.01)
    stop = Event()
    thread = Thread(target=jobs.keep_following, args=[stop])
    thread.start()
    try:
        assert until(lambda: Order.objects.count() == 5)
    finally:
        stop.set()
        thread.join()
