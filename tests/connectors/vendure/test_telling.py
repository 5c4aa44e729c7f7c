"""What is known is told no second time; what is unknown is refused with a reason. Else see the story."""

from datetime import UTC, datetime

import pytest

from regulars.connectors.changes import ConsentStated, CouponMade, CustomerTagged, OrderNoted
from regulars.connectors.exchange import ChangeRefused, KeysRefused
from regulars.connectors.vendure.telling import moment_in, told
from tests.connectors.vendure.recorded import ACCESS, answered, carried, in_turn

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
EMAIL = "Marketing by email"
LATER = f"{EMAIL}: no, 2026-03-02T12:00:00+00:00"
COUPON = CouponMade(code="BACK", currency="EUR", percent=10, email="ann@example.com")
SETTINGS = {
    "globalSettings": {"trackInventory": True, "serverConfig": {"moneyStrategyPrecision": 2}},
    "activeChannel": {"defaultLanguageCode": "lv"},
}
UNKNOWN_CODE = answered(SETTINGS | {"promotions": {"items": []}})
DONE = answered({"done": {"id": "1"}})


def groups(*names):
    return answered({"customerGroups": {"items": [{"id": f"g-{name}", "name": name} for name in names]}})


def customer(*notes, groups=()):
    entries = {"items": [{"data": {"note": note}} for note in notes]}
    known = [{"id": f"g-{name}", "name": name} for name in groups]
    return answered({"customer": {"groups": known, "history": entries}})


def tell(change, *answers):
    return carried(told(change, access=ACCESS), in_turn(*answers))[1]


def consent(*, granted):
    return ConsentStated(customer="1", channel="email", address="x", granted=granted, stated_at=NOON)


def test_a_code_that_is_there_is_not_made_again():
    known = answered(SETTINGS | {"promotions": {"items": [{"id": "1"}]}})
    assert len(tell(COUPON, known)) == 1


def test_a_coupon_for_one_is_for_a_group_of_its_own():
    found = answered({"customers": {"items": [{"id": "3"}]}})
    asked = tell(COUPON, UNKNOWN_CODE, found, groups(), DONE, groups("Coupon BACK"), DONE)
    assert asked[3]["input"] == {"name": "Coupon BACK", "customerIds": ["3"]}
    made = asked[5]["input"]
    assert made["translations"][0]["languageCode"] == "lv"
    assert made["conditions"][0]["arguments"] == [{"name": "customerGroupId", "value": "g-Coupon BACK"}]


def test_a_coupon_for_somebody_whom_the_shop_does_not_know_is_refused():
    with pytest.raises(ChangeRefused, match="no customer"):
        tell(COUPON, UNKNOWN_CODE, answered({"customers": {"items": []}}))


@pytest.mark.parametrize(
    ("data", "errors", "problem"),
    [
        ({"done": {"message": "MISSING_CONDITIONS"}}, [], ChangeRefused),
        (None, [{"message": "no entity", "extensions": {"code": "ENTITY_NOT_FOUND"}}], ChangeRefused),
        (None, [{"message": "may not", "extensions": {"code": "FORBIDDEN"}}], KeysRefused),
    ],
)
def test_what_the_shop_does_not_take_says_why(data, errors, problem):
    plain = CouponMade(code="BACK", currency="EUR", percent=10)
    with pytest.raises(problem, match=r"MISSING_CONDITIONS|no entity|may not"):
        tell(plain, UNKNOWN_CODE, answered(data, errors=errors))


def test_groups_that_are_there_are_joined_and_left():
    asked = tell(
        CustomerTagged(customer="1", added=("star", "new"), removed=("lapsed",)),
        customer(groups=("lapsed",)), groups("star"), DONE, DONE, DONE,
    )  # fmt: skip
    assert asked[2:] == [
        {"input": {"name": "new", "customerIds": ["1"]}},
        {"group": "g-star", "customers": ["1"]},
        {"group": "g-lapsed", "customers": ["1"]},
    ]


def test_a_later_answer_to_the_question_of_marketing_stays():
    assert tell(consent(granted=True), customer(LATER)) == [{"id": "1"}]


def test_a_no_takes_out_of_the_group_and_says_when():
    asked = tell(consent(granted=False), customer(groups=(EMAIL,)), customer(groups=(EMAIL,)), DONE, DONE)
    assert asked[2] == {"group": f"g-{EMAIL}", "customers": ["1"]}
    assert asked[3]["input"]["note"] == f"{EMAIL}: no, 2026-03-01T12:00:00+00:00"


@pytest.mark.parametrize(
    "text", ["", "called", f"{EMAIL}: yes, soon", "Marketing by sms: yes, 2026-03-01T12:00"]
)
def test_other_notes_say_nothing_of_it(text):
    assert moment_in(text, group=EMAIL) is None
    assert moment_in(LATER, group=EMAIL) == datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "what"),
    [(OrderNoted(order="9", text="x"), "order"), (CustomerTagged(customer="9", added=("x",)), "customer")],
)
def test_what_is_not_there_is_refused(change, what):
    with pytest.raises(ChangeRefused, match=f"{what} 9 is not there"):
        tell(change, answered({what: None}))
