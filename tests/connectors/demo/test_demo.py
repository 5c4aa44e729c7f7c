"""Does a demo fill an empty store, once, and no other?"""

import pytest

from regulars import clock
from regulars.business.models import Business, Shop
from regulars.commerce.models import Order
from regulars.connectors.demo import demo, queries, real
from regulars.connectors.demo.models import DemoLoad
from regulars.connectors.files import running
from regulars.connectors.files.errors import Damaged
from regulars.insight.models import CustomerProfile


def test_both_are_offered_to_an_empty_store_and_none_to_another(store):
    assert [each.name for each in demo.offered()] == ["real", "synthetic"]
    Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga")
    assert demo.offered() == ()


def test_the_real_one_makes_a_sandbox_on_the_morning_after(store):
    told = []
    loaded = demo.load("real", lambda done, total: told.append((done, total)))
    business = Business.objects.get(id=1)
    assert (business.sandbox, business.synthetic, business.currency) == (True, False, "GBP")
    assert clock.now().date() == real.MORNING_AFTER.date()
    assert (loaded.state, loaded.done, loaded.total) == ("loaded", 1_500, 1_500)
    assert told[-1] == (1_500, 1_500)
    assert Order.objects.exists()


def test_its_insight_is_there_with_it(store):
    demo.load("real")
    assert CustomerProfile.objects.exists()


def test_the_synthetic_one_is_labelled_so(store):
    demo.load("synthetic")
    business = Business.objects.get(id=1)
    assert (business.sandbox, business.synthetic) == (True, True)
    assert "synthetic" in Shop.objects.get().name


def test_a_store_that_knows_somebody_is_refused(store):
    Shop.objects.create(name="Candles", currency="EUR", time_zone="Europe/Riga")
    with pytest.raises(demo.StoreNotEmpty):
        demo.load("real")
    assert not DemoLoad.objects.exists()


def test_an_interrupted_one_goes_on(store, monkeypatch):
    def breaks(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.load("real", breaks)
    assert queries.loading() is not None
    assert demo.offered() == ()
    loaded = demo.load("real")
    assert (loaded.state, DemoLoad.objects.count(), Shop.objects.count()) == ("loaded", 1, 1)


def unreadable(*_, **__):
    raise Damaged(name="year", found="a file", detail="cut off")


def test_what_goes_wrong_is_kept_and_can_be_tried_again(store, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(running, "read", unreadable)
        with pytest.raises(demo.NotLoaded, match="is damaged"):
            demo.load("real")
    assert (queries.latest().state, "damaged" in queries.latest().error) == ("failed", True)
    assert demo.load("real").state == "loaded"
    assert Shop.objects.count() == 1


def test_an_unknown_one_is_none(store):
    with pytest.raises(demo.UnknownDemo):
        demo.begin("moon")


def test_two_at_once_are_one(store):
    assert demo.begin("real") == demo.begin("synthetic")
    assert DemoLoad.objects.get().name == "real"
