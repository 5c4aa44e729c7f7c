import pytest

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import Hooks, Standing
from regulars.connectors.oscar.api import OscarApi
from tests.connectors.oscar.recorded import ACCESS, answered, carried, in_turn

HERE = Hooks("https://ours.example.com/webhooks/t", "s3cret")


def found(body):
    return carried(OscarApi().check(HERE, access=ACCESS), in_turn(answered(body)))[0]


def test_a_shop_that_tells_us_what_happens_is_good():
    said = found({"version": 1, "address": HERE.address})
    assert {each.standing for each in said} == {Standing.GOOD}


@pytest.mark.parametrize("address", ["", "https://elsewhere.example.com"])
def test_a_shop_that_tells_nobody_or_another_is_told_our_address(address):
    secret, missing = found({"version": 1, "address": address})
    assert (secret.standing, missing.standing) == (Standing.GOOD, Standing.MISSING)
    assert missing.values == {"address": HERE.address}


def test_another_programs_answer_is_none():
    with pytest.raises(Unreadable, match="version"):
        found({"hello": "world"})
