from datetime import date

import msgspec

from regulars.customers.actions.answers import Said
from regulars.storefront.forms.filled import Filled
from regulars.storefront.forms.told import Told, told_of

SAID = Filled(
    addresses={"email": "ann@buyer.test"},
    consents=frozenset({"email", "ads"}),
    given_name="Ann",
    birth_date=date(1990, 5, 31),
    topics=(),
    answers=(Said(question="skin", chosen=("dry",)),),
)


def test_what_waits_comes_back_as_it_went():
    told = told_of(SAID, ip="192.0.2.1", asks_topics=True)
    assert msgspec.convert(msgspec.to_builtins(told), Told) == told
    assert (told.ads, told.topics) == (True, ())


def test_topics_that_nobody_was_asked_about_are_not_left():
    assert told_of(SAID, ip="", asks_topics=False).topics is None
