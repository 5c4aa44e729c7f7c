"""Are the small drawings drawn to scale?"""

import pytest
from django.template import engines

from regulars.money import Money
from regulars.web import terms
from regulars.web.pieces import Heat, IntervalBar, spark_path
from regulars.web.terms import Term


def rendered(markup: str, **values: object) -> str:
    return engines["django"].from_string(markup).render(values)


def test_a_small_line_goes_from_the_left_to_the_right_and_from_its_lowest_to_its_highest():
    line, under = spark_path([1, 3, 2])
    assert line == "M0.0,30.0 L50.0,2.0 L100.0,16.0"  # 30 is low, 2 high, 16 halfway
    assert under == f"{line} L100.0,32 L0.0,32 Z"


def test_a_line_that_never_moves_is_flat():
    assert spark_path([5, 5])[0] == "M0.0,30.0 L100.0,30.0"


def test_where_nothing_can_be_said_a_line_has_a_gap():
    line, under = spark_path([None, 1, 3, None, 2])
    assert line == "M25.0,30.0 L50.0,2.0 M100.0,16.0"
    assert under.count("Z") == 2
    assert spark_path([None, None]) == ("", "")


def test_a_range_stands_on_a_scale_with_zero():
    bar = IntervalBar(low=1, estimate=2, high=3, least=-1, most=3, label="1 to 3")
    # 188 units between margins of 6, for a span of 4: 47 a unit
    assert bar.places == {"zero": 53.0, "low": 100.0, "estimate": 147.0, "high": 194.0}


@pytest.mark.parametrize(
    ("low", "high", "verdict"), [(0.9, 2.5, ""), (-0.5, 1.7, "unsure"), (-0.9, -0.1, "loses")]
)
def test_a_range_says_by_its_colour_what_is_sure(low, high, verdict):
    assert IntervalBar(low=low, estimate=0.5, high=high, least=-1, most=3).verdict == verdict


def test_what_lies_beyond_the_scale_ends_at_its_edge():
    assert IntervalBar(low=-9, estimate=0, high=9, least=-1, most=1).places["low"] == 6


def test_a_cell_is_darker_where_the_share_is_higher():
    heat = Heat(corner="", size="", columns=(), rows=[("Dec", 955, [0.3, 0.75, None])], full=0.6)
    ((_label, _size, cells),) = heat.cells()
    assert [cell.depth for cell in cells] == [50, 100, 0]


def test_filters_write_for_the_reader():
    assert rendered("{{ m|money }} {{ 1250|money:'EUR' }}", m=Money(90, "GBP")) == "£0.90 €12.50"
    assert (
        rendered("{{ 48650|money_whole:'GBP' }} {{ 0.671|percent:1 }} {{ 2.26|number:1 }}")
        == "£486 67.1% 2.3"
    )
    assert rendered("{{ nothing|when }} {{ 'Ann Ozola'|initials }}", nothing=None) == "– AO"


def test_a_word_explains_itself_and_each_has_an_id_of_its_own():
    known = terms.terms()
    terms.fill([Term(name="overdue", word="overdue", means="Later than <usual>.")])
    try:
        body = rendered("{% term 'overdue' 'late' %}{% term 'overdue' %}")
    finally:
        terms.fill(known)
    assert ">late</button>" in body
    assert "Later than &lt;usual&gt;." in body
    assert body.count("popovertarget") == len(set(body.split('popovertarget="')[1:])) == 2


def test_what_people_wrote_is_never_markup():
    assert "<b>" not in rendered(
        "{% chip name tone='star' %}{% tile name name note=name %}", name="<b>Bo</b>"
    )
