import pytest

from regulars.commerce.attributes import first_seen, ordered


@pytest.mark.parametrize(
    ("operator", "value", "words"),
    [
        (">=", 1, "have ordered at least once"),
        ("=", 0, "have never ordered"),
        ("=", 1, "have ordered once"),
        ("=", 4, "have ordered 4 times"),
        (">=", 4, "have ordered at least 4 times"),
        ("<", 4, None),
        ("=", "4", None),
    ],
)
def test_how_often_somebody_ordered_is_said_as_people_say_it(operator, value, words):
    assert ordered(operator, value) == words


@pytest.mark.parametrize(("operator", "value"), [("=", True), ("<>", False)])
def test_a_first_order_that_was_seen_is_said_to_be_known(operator, value):
    assert first_seen(operator, value) == "whose first order is known"


@pytest.mark.parametrize(("operator", "value"), [("=", False), ("<>", True)])
def test_a_first_order_that_may_be_older_is_said_to_be(operator, value):
    assert first_seen(operator, value) == "whose first order may be older than what is known"
