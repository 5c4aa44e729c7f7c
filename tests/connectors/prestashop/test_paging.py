"""Which page of a PrestaShop's list is asked for?"""

from datetime import UTC, datetime

import msgspec
import pytest

from regulars.connectors.exchange import Access, Question
from regulars.connectors.prestashop.paging import A_PAGE, counted, on_the_clock, query_of
from tests.connectors.prestashop.reading import RIGA

ACCESS = Access("https://shop.example.com", {"key": "k"}, "EUR", "Europe/Riga")
SINCE = datetime(2026, 2, 1, 12, tzinfo=UTC)


def raw(*moments):
    return [msgspec.Raw(msgspec.json.encode({"date_upd": moment})) for moment in moments]


def test_a_whole_list_goes_by_id_and_what_changed_by_the_moment_of_its_change():
    assert query_of(Question(stream="orders", position="100"), access=ACCESS) == {
        "sort": "[id_ASC]",
        "limit": "100,50",
    }
    assert query_of(Question(stream="orders", since=SINCE), access=ACCESS) == {
        "sort": "[date_upd_ASC,id_ASC]",
        "limit": "0,50",
        "filter[date_upd]": "[2026-02-01 14:00:00,2199-12-31 23:59:59]",
        "date": "1",
    }


def test_what_changed_goes_on_after_the_last_moment_of_a_full_page():
    first = Question(stream="orders", since=SINCE)
    early, late = "2026-02-01 14:00:00", "2026-02-01 14:00:05"
    page = counted(first, raw(*[early] * 47, *[late] * 3), access=ACCESS)
    assert page.next == f"{late}|3"
    second = Question(stream="orders", since=SINCE, position=page.next)
    assert query_of(second, access=ACCESS)["limit"] == "3,50"
    assert query_of(second, access=ACCESS)["filter[date_upd]"].startswith(f"[{late},")
    assert counted(second, raw(*[late] * A_PAGE), access=ACCESS).next == f"{late}|53"
    assert counted(second, raw(*[late] * 49), access=ACCESS).next == ""


@pytest.mark.parametrize(
    ("at", "local"),
    [
        (datetime(2026, 7, 1, 12, tzinfo=UTC), "2026-07-01 15:00:00"),
        # In Riga the clock goes from 03:59:59 back to 03:00 on 25 October: 03:30 comes at 00:30 and 01:30 UTC
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25 02:30:00"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25 02:30:00"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "2026-10-25 04:30:00"),
    ],
)
def test_in_the_hour_that_comes_twice_changes_are_asked_for_from_an_hour_before(at, local):
    assert on_the_clock(at, zone=RIGA) == local
