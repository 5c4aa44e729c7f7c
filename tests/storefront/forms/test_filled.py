from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict

from regulars.customers.questions import Asking, Choice
from regulars.storefront.forms.content import Content
from regulars.storefront.forms.filled import filled, page_of

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
BOTH = Content(
    texts={},
    ways=("email", "phone"),
    consents=("email", "sms"),
    asks_name=True,
    asks_birthday=True,
    topics=("garden",),
)
SKIN = Asking(slug="skin", kind="one", asks={"en": "Skin?"}, answers=(Choice("dry", {"en": "Dry"}),))


def read(said):
    return filled(QueryDict(said), BOTH, asked=(SKIN,), country="LV", language="en", at=NOON)


def test_only_what_was_asked_for_is_taken():
    said = read(
        "email= Ann@Buyer.test &phone=20000001&consent=email&consent=ads&given_name= Ann  B"
        "&birth_date=1990-05-31&topic=garden&topic=other&answer_skin=dry&answer_heat=5"
    )
    assert dict(said.addresses) == {"email": "ann@buyer.test", "phone": "+37120000001"}
    assert (said.consents, said.ways()) == (frozenset({"email"}), ["email"])
    assert (said.given_name, said.birth_date, said.topics) == ("Ann B", date(1990, 5, 31), ("garden",))
    assert [(one.question, one.chosen, one.wording) for one in said.answers] == [("skin", ("dry",), "Skin?")]
    assert said.wrong == {}


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("", {"email"}),
        ("phone=123&consent=sms", {"phone"}),
        ("email=a%00@buyer.test&consent=email", {"email"}),
        ("phone=20000001&consent=email", {"consent"}),
        ("email=ann@buyer.test&consent=email&birth_date=1880-01-01", {"birth_date"}),
        ("email=ann@buyer.test&consent=email&birth_date=2026-05-12", {"birth_date"}),
        (f"email={'a' * 300}@buyer.test&consent=email", {"email"}),
    ],
)
def test_what_is_wrong_is_named(said, wrong):
    assert set(read(said).wrong) == wrong


def test_characters_that_no_text_can_hold_are_left_out():
    said = read("email=ann@buyer.test&consent=email&given_name=An%00n%07&page=https://shop.test/%00")
    assert (said.given_name, said.page, said.wrong) == ("An n", "", {})


def test_a_page_is_an_address_without_what_tells_of_its_visitor():
    assert page_of("https://shop.test/a?email=ann@buyer.test#x") == "https://shop.test/a"
    assert page_of("javascript:alert(1)") == page_of("") == ""
