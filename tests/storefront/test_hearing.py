"""What was heard is said in numbers of things, the nearest moment in seconds."""

from datetime import timedelta

import pytest

from regulars.storefront.hearing import ago, in_words
from tests.storefront.cast import NOON


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-3, "0 seconds ago"),
        (1, "1 second ago"),
        (12, "12 seconds ago"),
        (60, "1 minute ago"),
        (599, "9 minutes ago"),
    ],
)
def test_how_long_ago_it_was(seconds, said):
    assert ago(NOON - timedelta(seconds=seconds), at=NOON) == said


def test_each_kind_with_its_number():
    heard = {"page.viewed": 3, "product.viewed": 1, "cart.viewed": 1, "cart.added": 2, "page.failed": 1}
    assert in_words(heard) == "3 pages, 1 product, 3 steps in a basket, 1 script error"


def test_what_has_no_word_of_its_own_counts_too():
    assert in_words({"custom.done": 1, "promotion.viewed": 4}) == "5 others"
    assert in_words({}) == ""
