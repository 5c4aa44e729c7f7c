import pytest

from regulars.connectors.oscar.parcels import parcels_of
from tests.connectors.oscar.recorded import order

NOON, LATER = "2026-03-01T12:00:00Z", "2026-03-03T12:00:00Z"


def event(number, means, at, *lines, notes=""):
    parts = [{"id": line, "quantity": 1} for line in lines]
    return {"id": number, "means": means, "at": at, "notes": notes, "lines": parts}


def parcels(*events):
    found = parcels_of(order(shipping_events=events))
    return [
        (each.tracking_number, each.status, each.delivered_at and each.delivered_at.day) for each in found
    ]


SENT = event("1", "shipped", NOON, "1", notes="LV-1")
OTHER = event("2", "shipped", NOON, "2", notes="LV-2")


def test_what_went_out_is_on_its_way():
    assert parcels(SENT) == [("LV-1", "in_transit", None)]


@pytest.mark.parametrize(
    "came", [event("3", "delivered", LATER, "1"), event("3", "delivered", LATER, notes="LV-1")]
)
def test_what_arrived_is_known_by_its_lines_or_its_number(came):
    assert parcels(SENT, OTHER, came) == [("LV-1", "delivered", 3), ("LV-2", "in_transit", None)]


def test_what_came_back_came_back():
    assert parcels(SENT, event("3", "returned", LATER, "1")) == [("LV-1", "returned", None)]


def test_a_note_of_several_words_is_no_tracking_number():
    assert parcels(event("1", "shipped", NOON, "1", notes="left at the door")) == [("", "in_transit", None)]


def test_an_event_of_another_kind_is_no_parcel():
    assert parcels(event("1", "", NOON, "1", notes="packed")) == []
