"""Does a list show each row once, in the order that was asked?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import Q
from django.test import RequestFactory

from regulars.web.models import StaffAction
from regulars.web.ordering import Ordered
from regulars.web.pieces import Empty
from regulars.web.tables import Column, Filter, Query, Table, View

NOON = datetime(2010, 12, 9, 12, tzinfo=UTC)
LOG = Table(
    name="log",
    columns=(
        Column(name="at", label="When", sorts=True),
        Column(name="who", label="Who", sorts=True, wide_only=True),
        Column(
            name="user_id", label="Number", sorts=True, numeric=True, show=lambda row: f"no. {row.user_id}"
        ),
        Column(name="action", label="Did"),
    ),
    sort="-at",
    search="Find",
    filters=(Filter(name="action", label="Any", choices=lambda: [("play.on", "on"), ("play.off", "off")]),),
    size=3,
    empty=Empty(title="Nothing", says="Nothing yet."),
    nothing="Nothing fits.",
)


def narrow(rows, query: Query):
    return rows.filter(Q(who__icontains=query.search), **query.chosen)


def read(**asked: str) -> View:
    request = RequestFactory().get("/log/", asked)
    return LOG.read(request, Ordered(StaffAction.objects.all(), narrow), total=7)


def follow(url: str) -> View:
    request = RequestFactory().get(url)
    return LOG.read(request, Ordered(StaffAction.objects.all(), narrow))


@pytest.fixture
def seven(database) -> None:
    """Ann, Bo and Cy by turns, one an hour; two of them with a number."""
    StaffAction.objects.bulk_create(
        StaffAction(
            at=NOON + timedelta(hours=hour),
            who=("Ann", "Bo", "Cy")[hour % 3],
            user_id={2: 20, 5: 50}.get(hour),
            action="play.on" if hour % 2 else "play.off",
        )
        for hour in range(7)
    )


def hours(view: View) -> list[int]:
    return [int((row.at - NOON).total_seconds()) // 3600 for row in view.rows]


def test_a_list_begins_with_the_order_it_declares(seven):
    assert hours(read()) == [6, 5, 4]


@pytest.mark.parametrize("sort", ["at", "-at", "who", "-who", "user_id", "-user_id"])
def test_every_row_is_shown_once_forwards_and_backwards(seven, sort):
    view = read(sort=sort)
    pages = [hours(view)]
    while view.older_url:
        view = follow(view.older_url)
        pages.append(hours(view))
    assert sorted(hour for page in pages for hour in page) == [0, 1, 2, 3, 4, 5, 6]
    back = [pages[-1]]
    while view.newer_url:
        view = follow(view.newer_url)
        back.insert(0, hours(view))
    assert back == pages


def test_who_has_no_number_stands_last_in_both_directions(seven):
    assert hours(read(sort="user_id"))[:2] == [2, 5]
    assert hours(read(sort="-user_id"))[:2] == [5, 2]


def test_search_and_choice_narrow_and_stay_in_the_addresses(seven):
    view = read(q="b", action="play.on", sort="at")
    assert hours(view) == [1]  # Bo at 1 and 4; odd hours are "on"
    assert view.url() == "/log/?q=b&action=play.on&sort=at"
    assert view.narrowed


def test_what_is_not_offered_is_passed_over(seven):
    view = read(sort="action", action="drop table", at="nonsense")
    assert (view.query.sort, view.query.descending, view.query.chosen) == ("at", True, {})
    assert hours(view) == [6, 5, 4]


def test_a_page_whose_rows_are_gone_shows_the_first_one(seven):
    last = follow(follow(read().older_url).older_url)
    beyond = last.key(last.rows[-1], back=False)
    assert hours(read(at=beyond)) == [6, 5, 4]


def test_a_header_orders_numbers_from_the_top_and_turns_on_the_second_click(seven):
    urls = {column.name: (url, sorted_as) for column, url, sorted_as in read().headers()}
    assert urls["user_id"] == ("/log/?sort=-user_id", "")
    assert urls["who"] == ("/log/?sort=who", "")
    assert urls["at"] == ("/log/?sort=at", "descending")
    assert urls["action"] == ("", "")


def test_cells_say_what_their_column_shows(seven):
    row, cells = read(sort="user_id").cells()[0]
    assert [text for _column, text in cells] == [row.at, "Cy", "no. 20", "play.off"]
    assert [column.classes for column, _text in cells] == ["", "wide-only", "n", ""]


def test_filters_know_what_is_chosen(seven):
    ((_filter, options, chosen),) = read(action="play.on").controls()
    assert (options, chosen) == ([("play.on", "on"), ("play.off", "off")], "play.on")
