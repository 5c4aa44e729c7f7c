"""What is known is told no second time; what is unknown is refused with a reason. Else see the story."""

import json
from datetime import UTC, datetime

import pytest

from regulars.connectors.changes import ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import ChangeRefused
from regulars.connectors.medusa.telling import told
from tests.connectors.medusa.recorded import ACCESS, answered, carried, in_turn

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
EARLIER, LATER = "2026-02-01T12:00:00+00:00", "2026-03-02T12:00:00+00:00"
COUPON = CouponMade(code="BACK", currency="EUR", percent=10)
CONSENT = ConsentStated(customer="c1", channel="email", address="x", granted=False, stated_at=NOON)


def tell(change, *answers):
    asked = carried(told(change, access=ACCESS), in_turn(*answers))[1]
    return [json.loads(each.body) for each in asked if each.method == "POST"]


def customer(**known):
    return answered({"customer": known})


def test_a_code_that_is_there_is_not_made_again():
    assert tell(COUPON, answered({"promotions": [{"id": "p1"}]})) == []


def test_groups_that_are_there_are_joined_and_left():
    change = CustomerTagged(customer="c1", added=("star", "new", "old"), removed=("lapsed", "never"))
    groups = [{"id": "g-old", "name": "old"}, {"id": "g-lapsed", "name": "lapsed"}]
    there = answered({"customer_groups": [{"id": "g-star", "name": "star"}]})
    made = answered({"customer_group": {"id": "g-new", "name": "new"}})
    assert tell(change, customer(groups=groups), there, made, answered({})) == [
        {"name": "new"},
        {"add": ["g-new", "g-star"], "remove": ["g-lapsed"]},
    ]


def test_tags_that_are_as_they_should_be_are_left_alone():
    change = CustomerTagged(customer="c1", added=("star",), removed=("lapsed",))
    assert tell(change, customer(groups=[{"id": "g", "name": "star"}])) == []


@pytest.mark.parametrize("known", [None, {}, {"regulars_notes": "junk"}])
def test_a_first_note_begins_the_list(known):
    noted = OrderNoted(order="o1", text="As a gift")
    found = tell(noted, answered({"order": {"metadata": known}}), answered({}))
    assert found == [{"metadata": {"regulars_notes": ["As a gift"]}}]


def test_a_later_answer_to_the_question_of_marketing_stays():
    known = {"regulars_consent": {"email": {"granted": True, "at": LATER}}}
    assert tell(CONSENT, customer(metadata=known)) == []


def test_an_earlier_one_goes_and_those_of_other_channels_stay():
    sms = {"granted": True, "at": LATER}
    known = {"regulars_consent": {"email": {"granted": True, "at": EARLIER}, "sms": sms}}
    (told_it,) = tell(CONSENT, customer(metadata=known), answered({}))
    email = {"granted": False, "at": "2026-03-01T12:00:00+00:00"}
    assert told_it == {"metadata": {"regulars_consent": {"email": email, "sms": sms}}}


@pytest.mark.parametrize(
    ("change", "what"),
    [(OrderNoted(order="9", text="x"), "order"), (CustomerTagged(customer="9", added=("x",)), "customer")],
)
def test_what_is_not_there_is_refused(change, what):
    with pytest.raises(ChangeRefused, match=f"{what} 9 is not there"):
        tell(change, answered({}, status=404))
