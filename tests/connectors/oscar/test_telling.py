"""Whether a change is known the shop looks itself: that twice is once stands in the story."""

import json
from datetime import UTC, datetime

import pytest

from regulars.connectors.changes import ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.oscar.telling import told
from tests.connectors.oscar.recorded import ACCESS, answered, carried, in_turn

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PLAIN = {"code": "BACK", "currency": "EUR", "for_one": False, "uses": None, "uses_each": None}


def tell(change):
    _none, (request,) = carried(told(change, access=ACCESS), in_turn(answered({})))
    return request.url.rpartition("/")[2], json.loads(request.body)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"percent": 10}, {"percent": 10}),
        ({"amount_minor": 500, "minimum_minor": 2000}, {"amount": "5.00", "minimum": "20.00"}),
        ({"free_shipping": True, "uses_each": 1}, {"free_shipping": True, "uses_each": 1}),
        ({"percent": 10, "email": "ann@example.com"}, {"percent": 10, "for_one": True}),
        ({"percent": 5, "ends_at": NOON}, {"percent": 5, "ends_at": "2026-03-01T12:00:00+00:00"}),
    ],
)
def test_a_coupon_is_a_voucher(given, said):
    assert tell(CouponMade(code="BACK", currency="EUR", **given)) == ("vouchers", PLAIN | said)


def test_tags_notes_and_consent_go_to_whom_they_are_about():
    tags = CustomerTagged(customer="7", added=("star",), removed=("lapsed",))
    assert tell(tags) == ("tags", {"customer": "7", "added": ["star"], "removed": ["lapsed"]})
    assert tell(OrderNoted(order="9", text="As a gift")) == ("notes", {"order": "9", "text": "As a gift"})
    no = ConsentStated(customer="7", channel="email", address="x", granted=False, stated_at=NOON)
    assert tell(no) == (
        "consents",
        {"customer": "7", "channel": "email", "granted": False, "stated_at": "2026-03-01T12:00:00+00:00"},
    )
