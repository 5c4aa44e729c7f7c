"""Is each amount, share and moment written as its reader writes it?"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from regulars import clock
from regulars.money import Money
from regulars.web import format as written
from regulars.web.d3locale import numbers, times

NOW = datetime(2010, 11, 19, 9, 40, tzinfo=UTC)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _in_london(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with timezone.override(ZoneInfo("Europe/London")), translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "£1,234.50"),
        ("lv", f"1{NBSP}234,50{NBSP}£"),
        ("bg", f"1{NBSP}234,50{NBSP}GBP"),
        ("ru", f"1{NBSP}234,50{NBSP}£"),
    ],
)
def test_money_stands_as_the_language_writes_it(language, expected):
    with translation.override(language):
        assert written.money(123_450, currency="GBP") == expected


def test_money_has_as_many_decimals_as_its_currency():
    assert written.money(Money(1234, "JPY")) == "¥1,234"
    assert written.money(Money(1234, "TND")).endswith("1.234")


def test_money_to_compare_is_whole():
    assert written.money(Money(48_650, "GBP"), whole=True) == "£486"  # half to even
    assert written.money(Money(48_651, "GBP"), whole=True) == "£487"


def test_a_loss_has_a_minus_and_nothing_known_a_dash():
    assert written.money(Money(-10, "GBP")) == "−£0.10"
    assert written.money(None, currency="GBP") == "–"


def test_a_share_is_given_in_per_cent():
    assert written.percent(Fraction(671, 1000), digits=1) == "67.1%"
    assert written.percent(0.142) == "14%"
    assert written.percent(None) == "–"
    with translation.override("ru"):
        assert written.percent(Decimal("0.671"), digits=1) == f"67,1{NBSP}%"


def test_a_number_has_the_separators_of_its_language():
    assert written.number(525_461) == "525,461"
    assert written.number(2.25, digits=1) == "2.2"  # half to even
    assert written.number(None) == "–"
    with translation.override("lv"):
        assert written.number(525_461) == f"525{NBSP}461"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (NOW - timedelta(minutes=28), "today 09:12"),
        (NOW - timedelta(hours=10), "yesterday 23:40"),
        (NOW + timedelta(days=1), "tomorrow 09:40"),
        (datetime(2010, 6, 1, 12, tzinfo=UTC), "Jun 1, 13:00"),  # summer time: one hour on
        (datetime(2009, 12, 4, 12, tzinfo=UTC), "Dec 4, 2009, 12:00"),
        (None, "–"),
    ],
)
def test_a_moment_is_as_near_as_it_is(at, expected):
    assert written.moment(at) == expected


def test_the_day_is_the_shops_not_greenwichs():
    with timezone.override(ZoneInfo("Asia/Tokyo")):
        assert written.day(datetime(2010, 11, 18, 16, tzinfo=UTC)) == "Nov 19"  # 16:00 + 9 h
    assert written.day(date(2009, 11, 18)) == "Nov 18, 2009"
    assert written.day(None) == "–"


def test_both_ends_of_a_period_have_their_year_or_neither_has():
    first, last = date(2009, 11, 26), date(2010, 11, 25)
    assert (written.day(first, last), written.day(last, first)) == ("Nov 26, 2009", "Nov 25, 2010")
    assert (written.day(last, last), written.day(last, None)) == ("Nov 25", "Nov 25")


def test_a_moment_that_is_dated_has_its_year_even_when_it_is_today():
    assert written.dated(NOW) == "Nov 19, 2010, 09:40"


def test_a_moment_in_full_has_its_zone():
    assert written.exactly(NOW).startswith("Friday, November 19, 2010")
    assert "Greenwich" in written.exactly(NOW)


def test_days_are_counted_in_words():
    assert [written.days(count) for count in (1, 51, None)] == ["1 day", "51 days", "–"]


def test_time_left_promises_no_more_than_it_knows():
    assert written.time_left(28) == "28 seconds left"
    assert written.time_left(200) == "3 minutes left"  # 200 / 60 = 3.3


def test_charts_write_as_the_page_does():
    with translation.override("ru"):
        assert numbers()["decimal"] == ","
        assert times()["days"][0] == "воскресенье"
        assert times()["months"][0] == "январь"


@pytest.mark.parametrize(
    ("language", "expected"), [("en", "‘Ann’"), ("lv", "“Ann”"), ("bg", "„Ann“"), ("ru", "«Ann»")]
)
def test_a_name_in_a_sentence_stands_in_the_quotes_of_the_language(language, expected):
    with translation.override(language):
        assert written.quoted("Ann") == expected
