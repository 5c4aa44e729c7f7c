from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from regulars.connectors.outcomes import in_words
from regulars.connectors.queries import Came


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("", "Waits to be read."),
        ("read", "Read."),
        ("nothing: test_order", "A test order, which counts as nothing."),
        ("nothing: newer", "newer"),
        ("refused: nobody_named", "It names nobody."),
        ("unreadable: at `$.x`", "It can’t be read: at `$.x`"),
        ("failed: ValueError: boom", "It failed and is tried again: ValueError: boom"),
    ],
)
def test_what_became_of_a_delivery(outcome, words):
    word, _, about = outcome.partition(": ")
    came = Came(1, "orders/create", datetime(2026, 3, 1, tzinfo=UTC), word, about, 0)
    with override("en"):
        assert in_words(came) == words
