"""The figures, as programs read them."""

from datetime import timedelta

from regulars import clock
from regulars.insight.refresh import refresh
from tests.api.conftest import ask, asker, store

__all__ = ["ask", "store"]


def test_figures_with_their_part_and_whole(store, ask):
    for name, agos in {"ann": (40, 20), "bo": (30,)}.items():
        for ago in agos:
            store.sells(name, euros=10, ago=ago)
    refresh(clock.now() + timedelta(seconds=1))
    told = ask("/kpis?days=365").json()
    assert (told["customers"], told["orders"], told["revenue_business"]) == (2, 3, 3000)
    assert told["repeat_rate"] == {"value": 0.5, "part": 1, "whole": 2}
    assert (told["currency"], told["basis"], told["truncated"]) == ("EUR", "revenue", False)


def test_before_anything_is_worked_out(store, ask):
    answer = ask("/kpis")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["detail"].startswith("Nothing is worked out yet")


def test_a_key_of_one_shop_sees_its_figures(store, ask):
    store.sells("ann")
    refresh(clock.now() + timedelta(seconds=1))
    assert asker(shop_id=store.shop.id)("/kpis?shop=0").json()["shop_id"] == store.shop.id


def test_a_stretch_that_is_not_offered(store, ask):
    assert ask("/kpis?days=7").status_code == 422


def test_days_cohorts_and_what_words_mean(store, ask):
    store.sells("ann", euros=10, ago=40)
    store.sells("ann", euros=20, ago=5)
    refresh(clock.now() + timedelta(seconds=1))
    today = clock.now().date()
    days = ask(f"/kpis/days?since={today - timedelta(days=50)}&until={today}").json()["days"]
    assert sum(day["revenue_business"] for day in days) == 3000
    assert sum(day["repeat_orders"] for day in days) >= 1
    assert ask(f"/kpis/days?since={today}&until={today - timedelta(days=1)}").status_code == 422
    assert ask("/kpis/days?since=2020-01-01&until=2026-01-01").status_code == 422
    (cohort,) = ask("/cohorts").json()["cohorts"]
    assert (cohort["size"], cohort["cells"][0]["age"]) == (1, 0)
    words = ask("/definitions").json()["definitions"]
    assert all(word["means"] and word["worked_out"] for word in words)
    assert len(words) > 10
