"""Which of the four kinds of customer is somebody, and why?"""

from dataclasses import replace

import numpy as np

from regulars.insight.categories import CATEGORIES, REASONS, Lines, categories, lines
from regulars.insight.pairs import pairs
from regulars.insight.people import people
from regulars.insight.purchases import less
from tests.insight import told
from tests.insight.told import ANN, BO, given_back, sold

TOP = Lines(spent=10_000, expected=8_000)
NO_GOODS = pairs(told.lines(), thing=np.arange(1))


def kind(purchases, *, expected=0, here=True, top=TOP):
    known = people(purchases, NO_GOODS, until=1000)
    many = len(known.customer)
    found = categories(known, expected=np.full(many, expected), here=np.full(many, here), top=top)
    return CATEGORIES[found.category[0]], REASONS[found.reason[0]]


THREE_DAYS = [(ANN, 900, 1000), (ANN, 930, 1000), (ANN, 960, 1000)]


def test_of_whom_most_is_expected_is_a_star():
    assert kind(sold(*THREE_DAYS), expected=8_000) == ("star", "expected_most")


def test_a_star_has_ordered_on_three_days():
    assert kind(sold(*THREE_DAYS[:2]), expected=9_000)[0] == "question_mark"


def test_who_spent_most_but_is_expected_to_spend_less_is_steady():
    assert kind(sold((ANN, 900, 10_000)), expected=7_999) == ("productive", "spent_most")


def test_who_spent_most_and_has_gone_quiet_is_steady():
    assert kind(sold(*THREE_DAYS, (ANN, 961, 9_000)), expected=9_000, here=False)[0] == "productive"


def test_who_buys_now_and_then_could_be_a_star():
    assert kind(sold((ANN, 900, 500))) == ("question_mark", "still_here")


def test_who_bought_little_and_has_gone_quiet_is_of_no_kind():
    assert kind(sold((ANN, 900, 500)), here=False) == ("", "quiet")


def test_half_of_a_year_sent_back_is_a_disappointment():
    assert kind(less(sold(*THREE_DAYS), given_back((ANN, 3, 970, 1000), (ANN, 2, 975, 500)))) == (
        "problem",
        "returned_most",
    )


def test_two_of_three_orders_sent_back_are_a_disappointment():
    """Of 30.00 + 500.00 in a year 20.00 came back, far from half; but these were two of the latest three."""
    large = sold((ANN, 800, 50_000), *THREE_DAYS)
    returned = less(large, given_back((ANN, 2, 950, 1000), (ANN, 4, 970, 1000)))
    assert kind(returned) == ("problem", "returned_often")


def test_who_bought_again_is_not_disappointed():
    again = less(sold(*THREE_DAYS), given_back((ANN, 1, 905, 1000), (ANN, 2, 935, 1000)))
    assert kind(again)[0] == "question_mark"


def test_spending_little_is_never_a_disappointment():
    assert kind(sold((ANN, 100, 1)), here=False)[0] == ""


def test_a_disappointed_star_is_disappointed():
    returned = less(sold(*THREE_DAYS), given_back((ANN, 3, 970, 2000), (ANN, 2, 971, 500)))
    assert kind(returned, expected=9_000)[0] == "problem"


def test_the_line_is_where_the_top_fifth_begins():
    """Ten people spend 100, 200 ... 1000: at the 80th hundredth, between 800 and 900, stands 900."""
    bought = [(customer, 900, 100 * customer) for customer in range(1, 11)]
    known = people(sold(*bought), NO_GOODS, until=1000)
    found = lines(known, expected=np.arange(10, 110, 10), here=np.ones(10, bool))
    assert (found.spent, found.expected) == (900, 90)


def test_those_who_left_draw_no_line_of_what_is_expected():
    known = people(sold(*((who, 900, 1) for who in range(1, 21))), NO_GOODS, until=1000)
    found = lines(known, expected=np.arange(10, 210, 10), here=np.arange(20) < 10)
    assert found.expected == 90  # of the ten who are here: 10 to 100


def test_where_few_spent_anything_nobody_is_in_the_top_fifth():
    known = people(sold((ANN, 100, 900), (BO, 900, 0)), NO_GOODS, until=1000)
    found = lines(known, expected=np.zeros(2, np.int64), here=np.ones(2, bool))
    assert found == Lines(None, None)
    assert kind(sold((ANN, 900, 500)), expected=1, top=found)[0] == "question_mark"


def test_a_year_of_returns_without_a_year_of_orders_says_nothing():
    known = people(sold((ANN, 100, 900)), NO_GOODS, until=1000)
    nobody = replace(known, refunded_at=known.last_at)
    found = categories(nobody, expected=np.zeros(1, np.int64), here=np.array([True]), top=TOP)
    assert CATEGORIES[found.category[0]] == "question_mark"
