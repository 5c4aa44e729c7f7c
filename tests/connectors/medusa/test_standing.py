import pytest

from regulars.connectors.exchange import KeysRefused, Standing
from regulars.connectors.medusa.standing import READ, findings
from tests.connectors.medusa.recorded import ACCESS, answered, carried, in_turn

GOOD, NO = answered({}), answered({"message": "Unauthorized"}, status=401)


def found(*answers):
    return carried(findings(access=ACCESS), in_turn(*answers))[0]


def test_a_key_that_may_read_everything_is_good():
    key, subscriber = found(*[GOOD] * len(READ))
    assert (key.standing, subscriber.standing) == (Standing.GOOD, Standing.UNKNOWN)


def test_what_a_key_may_not_read_is_named():
    key, _subscriber = found(GOOD, GOOD, NO, GOOD, NO)
    assert (key.standing, key.values) == (Standing.MISSING, {"lists": "products, customer-groups"})


def test_a_key_that_may_read_nothing_is_refused():
    with pytest.raises(KeysRefused, match="Unauthorized"):
        found(*[NO] * len(READ))
