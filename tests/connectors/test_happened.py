"""Can a program follow the log without missing anything?"""

import pytest

from regulars.connectors import happened as log
from regulars.connectors.happened import BadPlace, Wanted, happened
from regulars.web.cursors import Cursor
from tests.connectors.outgoing.conftest import happen

ALL = Wanted()


def everything(wanted: Wanted = ALL, *, limit: int = 3) -> list[str]:
    """All there is to read, page by page."""
    found, place, more = [], None, True
    while more:
        page = happened(wanted, after=place, limit=limit)
        found += [event["data"]["order_id"] for event in page.events]
        place, more = page.upto, page.more
    return found


def test_page_by_page_each_event_comes_once_in_order(database):
    happen(7)
    assert everything() == ["1", "2", "3", "4", "5", "6", "7"]


def test_who_is_at_the_end_goes_on_from_there_later(database):
    happen(2)
    page = happened(Wanted(), after=None, limit=10)
    assert not page.more
    assert happened(Wanted(), after=page.upto, limit=10).events == []
    happen(1, first=3)
    (later,) = happened(Wanted(), after=page.upto, limit=10).events
    assert (later["type"], later["data"]["order_id"], later["customer_id"]) == ("order.placed", "3", "1003")


def test_a_rare_event_behind_many_others_is_found_by_going_on(database, monkeypatch):
    monkeypatch.setattr(log, "LOOKED", 4)
    happen(10)
    page = happened(Wanted(customers=[1009]), after=None, limit=5)
    assert (page.events, page.more) == ([], True)
    assert everything(Wanted(customers=[1009])) == ["9"]
    assert everything(Wanted(name="order.cancelled")) == []


@pytest.mark.parametrize(
    "cursor", [Cursor("x", 1), Cursor("1.2", "x"), Cursor("99999.1", 1), Cursor("1.-2", 1)]
)
def test_what_is_no_place_is_refused(database, cursor):
    with pytest.raises(BadPlace):
        happened(Wanted(), after=cursor, limit=5)
