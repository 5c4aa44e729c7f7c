"""Is it said why a WooCommerce says no?"""

import pytest

from regulars.connectors.exchange import Answer
from regulars.connectors.woocommerce.calls import reason


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b'{"code": "no", "message": "Sorry."}', "403: Sorry."),
        (b'{"code": "no"}', "403"),
        (b"<html>", "403"),
        (b"[" * 100_000, "403"),
    ],
)
def test_its_own_words_are_used_where_it_has_any(body, says):
    assert reason(Answer(403, {}, body)) == says
