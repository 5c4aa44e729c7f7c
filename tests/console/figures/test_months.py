"""Does the chart of revenue say the same as the table behind it?"""

from datetime import date

from django.utils import translation

from regulars.console.figures.months import called, revenue_chart
from regulars.console.queries.overview import Month
from regulars.insight.kpis import Share

JANUARY = Month(
    first=date(2026, 1, 1),
    came_back=300_050,
    first_time=100_000,
    guests=-5_000,
    orders=40,
    repeat_rate=Share(1, 2),
    quiet=None,
)


def test_the_table_says_each_part_in_whole_units():
    made = revenue_chart([JANUARY], currency="EUR")
    assert made.rows == [("Jan 2026", "€3,000", "€1,000", "−€50")]


def test_the_drawing_has_a_bar_for_each_part_and_none_below_nothing():
    spec = revenue_chart([JANUARY], currency="EUR").spec
    (drawn,) = spec["datasets"].values()
    assert [(bar["who"], bar["revenue"]) for bar in drawn] == [
        ("came back", 3000),
        ("first order", 1000),
        ("guests", 0),
    ]


def test_a_month_is_called_in_the_readers_language():
    with translation.override("lv"):
        assert called(date(2026, 1, 1)) == "2026. g. janv."
