import json
from datetime import UTC, date, datetime

import msgspec
import pytest

from regulars.connectors.event_clients.messages import Message
from regulars.connectors.event_clients.people import claims, identified, joined, named, visitor
from regulars.connectors.json_events.refusal import Refused
from tests.connectors.event_clients.conftest import trusted

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PAGE = trusted(is_trusted=False)


def told(**members) -> Message:
    return Message(
        **{
            name: msgspec.Raw(json.dumps(value).encode()) if name in {"traits", "context"} else value
            for name, value in members.items()
        }
    )


def test_a_servers_user_is_the_shops_customer_and_a_pages_is_only_its_device():
    look = told(user_id=7, anonymous_id="b")
    assert visitor(look, sender=trusted()) == named("7", device="b")
    assert visitor(look, sender=PAGE) == named("", device="b")


@pytest.mark.parametrize(
    ("look", "sender"),
    [
        (told(), trusted()),
        (told(user_id="0"), trusted()),  # as shops write in place of a guest's number
        (told(user_id="7"), PAGE),
        (told(user_id=" ", anonymous_id=" "), PAGE),
    ],
)
def test_what_names_nobody_is_nobodys(look, sender):
    with pytest.raises(Refused):
        visitor(look, sender=sender)


def test_an_address_in_place_of_a_number_is_an_address():
    assert (named("Ann@Example.com").email, named("Ann@Example.com").shop_customer) == ("ann@example.com", "")
    assert named("ann@shop").shop_customer == "ann@shop"


def test_traits_say_what_somebody_is_called():
    traits = {
        "email": "ann@example.com",
        "firstName": "Ann",
        "lastName": "Ozola",
        "address": {"country": "lv"},
        "language": "lv_LV",
        "birthday": "1990-05-01T00:00:00Z",
    }
    ann = identified(told(user_id="7", traits=traits), sender=trusted(), at=NOON).buyer
    assert (ann.name, ann.given_name, ann.language, ann.country) == ("Ann Ozola", "Ann", "lv", "LV")
    assert (ann.birth_date, ann.who.email) == (date(1990, 5, 1), "ann@example.com")


def test_rudderstack_has_the_traits_in_the_context():
    message = told(user_id="7", context={"traits": {"name": "Ann", "phone": "+37126123456"}})
    ann = identified(message, sender=trusted(), at=NOON).buyer
    assert (ann.name, ann.who.phone) == ("Ann", "+37126123456")


def test_traits_of_the_wrong_kind_say_nothing():
    traits = {"email": 7, "name": ["Ann"], "country": "Latvia", "language": "x", "birthday": "May"}
    ann = identified(told(user_id="7", traits=traits, context={"traits": 7}), sender=trusted(), at=NOON).buyer
    assert (ann.name, ann.country, ann.language, ann.birth_date, ann.who.email) == ("", "", "", None, "")
    assert identified(told(user_id="7", traits=[]), sender=trusted(), at=NOON).buyer.name == ""


def test_an_alias_joins_what_a_device_did_or_an_address():
    alias = told(previous_id="browser-1", user_id="7")
    assert joined(alias, sender=trusted(), at=NOON).buyer.who == named("7", device="browser-1")
    address = told(previous_id="ann@example.com", user_id="7")
    assert joined(address, sender=trusted(), at=NOON).buyer.who == named("7", email="ann@example.com")
    with pytest.raises(Refused):
        joined(told(user_id="7"), sender=trusted(), at=NOON)


def test_a_page_may_claim_but_its_claims_keep_no_values():
    claim = told(user_id="7", anonymous_id="b", traits={"email": "ann@example.com", "phone": ""})
    assert identified(claim, sender=PAGE, at=NOON) is None
    assert joined(claim, sender=PAGE, at=NOON) is None
    assert claims(claim) == ["userId", "email"]
