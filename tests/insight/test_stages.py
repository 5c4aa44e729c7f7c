"""Where does somebody stand on their way from a first purchase to a growing relation?"""

from dataclasses import replace

import numpy as np
import pytest

from regulars.insight.pairs import pairs
from regulars.insight.people import people
from regulars.insight.purchases import less
from regulars.insight.stages import REASONS, STAGES, grown, silent_from, stages, trend
from tests.insight.told import ANN, BO, DAY, at, given_back, lines, sold

CANDLE, SOAP = 0, 1


def standing(purchases, *goods, until=1000, quiet=False, quiet_since=0, store=1.0):
    """Stage and reason in words, and since which day; of Ann, who comes first."""
    known = people(purchases, pairs(lines(*goods), thing=np.arange(2)), until=until)
    many = len(known.customer)
    found = stages(
        known,
        quiet=np.full(many, quiet),
        quiet_since=np.full(many, at(quiet_since)),
        trend=store,
        at=int(at(until)),
    )
    since = (int(found.since[0]) - int(at(0))) // DAY
    return STAGES[found.stage[0]], REASONS[found.reason[0]], since


def test_a_first_order_that_has_not_arrived_is_a_first_purchase():
    assert standing(sold((ANN, 995, 100))) == ("first_purchase", "one_order", 995)


def test_when_the_parcel_arrives_the_experience_is_weighed():
    arrived = sold((ANN, 995, 100), delivered=[int(at(997))])
    assert standing(arrived) == ("weighing", "parcel_arrived", 997)


def test_where_nobody_tells_of_parcels_they_take_a_week():
    assert standing(sold((ANN, 994, 100)))[0] == "first_purchase"
    assert standing(sold((ANN, 993, 100))) == ("weighing", "parcel_assumed", 1000)


def test_silence_is_no_verdict():
    assert standing(sold((ANN, 100, 100)), quiet=True)[0] == "weighing"


def test_where_history_begins_in_mid_life_nobody_makes_a_first_purchase():
    early = sold((ANN, 999, 100), early=[True])
    assert standing(early) == ("weighing", "history_starts_later", 999)


def test_who_comes_back_is_satisfied():
    assert standing(sold((ANN, 900, 100), (ANN, 950, 100))) == ("satisfied", "came_back", 950)


def test_a_second_order_on_the_same_day_is_no_coming_back():
    assert standing(sold((ANN, 999, 100), (ANN, 999, 100)))[0] == "first_purchase"


def test_who_sends_half_of_it_back_is_disappointed():
    returned = less(sold((ANN, 900, 100)), given_back((ANN, 1, 920, 50)))
    assert standing(returned) == ("disappointed", "returned", 920)


def test_who_sends_less_than_half_back_is_not():
    assert standing(less(sold((ANN, 900, 100)), given_back((ANN, 1, 920, 49))))[0] == "weighing"


def test_who_buys_again_after_a_return_is_satisfied_after_all():
    again = less(sold((ANN, 900, 100), (ANN, 940, 100)), given_back((ANN, 1, 920, 100)))
    assert standing(again) == ("satisfied", "came_back", 940)


def test_three_days_with_orders_make_loyalty():
    assert standing(sold((ANN, 900, 100), (ANN, 930, 100), (ANN, 960, 100))) == ("loyal", "three_days", 960)


def test_the_loyal_who_fall_silent_are_loyal_no_more():
    lapsed = sold((ANN, 100, 100), (ANN, 130, 100), (ANN, 160, 100))
    assert standing(lapsed, quiet=True, quiet_since=300) == ("satisfied", "fell_silent", 300)


def test_the_loyal_who_try_something_new_grow():
    purchases = sold((ANN, 900, 100), (ANN, 930, 100), (ANN, 960, 100))
    goods = [(ANN, CANDLE, 900), (ANN, CANDLE, 930), (ANN, SOAP, 960)]
    assert standing(purchases, *goods) == ("growing", "new_category", 960)


def test_something_new_is_new_for_a_year():
    purchases = sold((ANN, 500, 100), (ANN, 600, 100), (ANN, 990, 100), (ANN, 1000, 1))
    goods = [(ANN, CANDLE, 500), (ANN, SOAP, 600)]
    assert standing(purchases, *goods)[0] == "loyal"


# 100.00 in the half year before (days 637 to 818), 125.00 and one cent in the last one.
SPENDER = [(ANN, 700, 5000), (ANN, 800, 5000), (ANN, 850, 5000), (ANN, 990, 7501)]


def test_the_loyal_who_spend_a_quarter_more_grow():
    assert standing(sold(*SPENDER)) == ("growing", "spends_more", 990)


def test_a_quarter_more_is_not_growth_where_the_whole_store_grows():
    assert standing(sold(*SPENDER), store=1.2)[0] == "loyal"


def test_a_single_large_order_is_not_growth():
    known = people(
        sold((ANN, 700, 5000), (ANN, 800, 5000), (ANN, 990, 90000)),
        pairs(lines(), thing=np.arange(2)),
        until=1000,
    )
    assert not grown(known, trend=1.0)[0]


def test_the_stores_trend_is_one_half_year_over_the_one_before():
    known = people(sold((ANN, 700, 100), (BO, 900, 150)), pairs(lines(), thing=np.arange(2)), until=1000)
    assert trend(known) == pytest.approx(1.5)
    assert trend(replace(known, half_before=np.zeros(2, np.int64))) == 1


def test_silence_begins_so_many_days_after_the_order():
    found = silent_from(np.array([int(at(5)), int(at(5))]), days=np.array([2.0, np.nan]))
    assert found.tolist() == [int(at(7)), int(at(5))]
