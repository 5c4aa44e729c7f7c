"""Is every date read as it was meant, in four languages and both orders?"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regulars.connectors.files.dates import DAY_FIRST, MONTH_FIRST, apart, moment, told

RIGA = ZoneInfo("Europe/Riga")
FORMS = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M:%S", "%d/%m/%Y %I:%M:%S %p",
         "%Y%m%dT%H%M%S", "%d %b %Y %H:%M:%S", "%B %d, %Y %H:%M:%S", "%a, %d %b %Y %H:%M:%S"]  # fmt: skip
MOMENTS = st.datetimes(min_value=datetime(1999, 1, 1), max_value=datetime(2039, 1, 1)).map(
    lambda at: at.replace(microsecond=0)
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2010-12-09 20:01:00", datetime(2010, 12, 9, 18, 1, tzinfo=UTC)),  # Riga is 2 hours ahead in winter
        ("2010-12-09T20:01:00Z", datetime(2010, 12, 9, 20, 1, tzinfo=UTC)),
        ("2024-01-05 12:34:56 +0200", datetime(2024, 1, 5, 10, 34, 56, tzinfo=UTC)),
        ("9.12.2010. 14:30", datetime(2010, 12, 9, 12, 30, tzinfo=UTC)),
        ("9/12/2010 2:05 PM", datetime(2010, 12, 9, 12, 5, tzinfo=UTC)),
        ("13/12/10", datetime(2010, 12, 12, 22, tzinfo=UTC)),  # the day's first moment in Riga
        ("41234.5", datetime(2012, 11, 21, 10, tzinfo=UTC)),  # as Excel counts days: noon of 21 November
        ("1291924860", datetime(2010, 12, 9, 20, 1, tzinfo=UTC)),
        ("9. decembris 2010", datetime(2010, 12, 8, 22, tzinfo=UTC)),
        ("2010. gada 9. decembris", datetime(2010, 12, 8, 22, tzinfo=UTC)),
        ("9 декември 2010 г.", datetime(2010, 12, 8, 22, tzinfo=UTC)),
        ("9 декабря 2010 г. 14:00", datetime(2010, 12, 9, 12, tzinfo=UTC)),
        ("Jan 5 2024 at 10:30 am", datetime(2024, 1, 5, 8, 30, tzinfo=UTC)),
        ("2024-03-31 03:30", datetime(2024, 3, 31, 1, 30, tzinfo=UTC)),  # the hour that the spring skips
    ],
)
def test_a_date_is_read_as_it_is_written(text, expected):
    assert moment(text, order=DAY_FIRST, zone=RIGA) == expected


@pytest.mark.parametrize("text", ["hello", "31/02/2010", "32.01.2010", "12:30", "", "2010-13-01", "14:61 pm"])
def test_what_is_no_date_is_none(text):
    assert moment(text, order=DAY_FIRST, zone=RIGA) is None


def test_one_cell_above_twelve_tells_the_order_of_all():
    assert told(["05/06/2010", "13/06/2010"]).order == DAY_FIRST
    assert told(["05/06/2010", "06/13/2010"]).order == MONTH_FIRST
    assert told(["05.06.2010"]).order == DAY_FIRST  # nobody writes 12.31.2010


def test_where_no_cell_tells_the_sequence_of_the_file_does():
    # 1 Feb, 5 March, 1 April run one way only with the day first; 2 Jan, 3 May, 4 Jan don't
    assert told(["01/02/2010", "05/03/2010", "01/04/2010"]).order == DAY_FIRST
    found = told(["01/02/2010", "02/01/2010"])
    assert (found.order, found.unclear) == ("", True)


def test_both_orders_in_one_column_contradict():
    found = told(["13/12/2010", "12/13/2010", "05/06/2010"])
    assert found.contradicts
    assert found.first == {DAY_FIRST: 0, MONTH_FIRST: 1, "": 2}


@given(MOMENTS, st.sampled_from(FORMS))
def test_a_moment_written_in_any_form_comes_back(at, form):
    assert moment(at.strftime(form), order=DAY_FIRST, zone=ZoneInfo("UTC")) == at.replace(tzinfo=UTC)


@given(st.text())
def test_no_text_breaks_the_reading(text):
    assert apart(text) is None or moment(text, order=DAY_FIRST, zone=RIGA) is not NotImplemented
