import pytest

from regulars.connectors.connector import Unreadable
from regulars.connectors.exchange import KeysRefused, Standing
from regulars.connectors.vendure.standing import READ, findings, wanting
from tests.connectors.vendure.recorded import ACCESS, answered, carried, in_turn

DATA = {"activeChannel": {"id": "1", "code": "europe"}}


def refused(*names):
    return [{"message": "no", "path": [name], "extensions": {"code": "FORBIDDEN"}} for name in names]


def found(errors):
    return carried(findings(access=ACCESS), in_turn(answered(DATA, errors=errors)))[0]


def test_a_key_that_may_read_everything_is_good():
    said = found([])
    assert {each.standing for each in said} == {Standing.GOOD}
    assert said[0].values == {"channel": "europe"}


def test_what_a_role_lacks_is_named():
    _key, needed, more = found(refused("orders", "promotions"))
    assert (needed.standing, needed.values) == (Standing.MISSING, {"permissions": "ReadOrder"})
    assert (more.standing, more.values) == (Standing.MISSING, {"permissions": "ReadPromotion"})
    assert wanting([], good="all", missing="none").says == "all"


def test_a_key_that_may_read_nothing_is_refused():
    with pytest.raises(KeysRefused, match="switched on"):
        found(refused(*READ))


def test_a_question_that_is_not_understood_says_so():
    with pytest.raises(Unreadable, match="no such field"):
        found([{"message": "no such field", "path": [], "extensions": {"code": "GRAPHQL_VALIDATION_FAILED"}}])
