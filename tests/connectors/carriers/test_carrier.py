"""What do all carriers have in common?"""

import pytest

from regulars.commerce.facts import PARCEL
from regulars.connectors.carriers.carrier import by_body, carriers, step
from regulars.connectors.catalogue import connectors
from regulars.connectors.connector import Unreadable


def test_each_carrier_is_connected_like_a_shop():
    assert {carrier.kind for carrier in carriers()} == {"tracking", "makecommerce", "sameday"}
    assert all(connectors()[carrier.kind] is carrier for carrier in carriers())


def test_the_same_body_is_the_same_notification():
    assert by_body(b"1", topic="t") == by_body(b"1", topic="t")
    assert by_body(b"1", topic="t").key != by_body(b"2", topic="t").key


def test_a_step_is_one_of_ours():
    assert [step(word) for word in PARCEL] == list(PARCEL)
    with pytest.raises(Unreadable, match="`lost` is none of announced"):
        step("lost")
