from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from regulars.connectors.shopify.amounts import number, version
from regulars.connectors.shopify.shapes import Numbered

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
seconds = st.integers(0, 5).map(lambda n: NOON + timedelta(seconds=n))
moments = st.none() | st.integers(0, 9_000_000).map(lambda n: NOON + timedelta(microseconds=n))


def test_an_id_is_read_from_where_it_is_exact():
    rounded = Numbered(id=820982911946154500, admin_graphql_api_id="gid://shopify/Order/820982911946154508")
    assert number(rounded) == "820982911946154508"


def test_an_id_without_a_global_one_is_the_number():
    assert number(Numbered(id=450789469)) == number(Numbered(id="450789469")) == "450789469"


def test_within_a_second_the_later_delivery_is_newer():
    early, late = NOON + timedelta(milliseconds=200), NOON + timedelta(seconds=3)
    assert NOON < version(NOON, sent_at=early) < version(NOON, sent_at=late) < NOON + timedelta(seconds=1)


def test_a_delivery_older_than_its_object_adds_nothing():
    assert version(NOON, sent_at=NOON - timedelta(hours=1)) == version(NOON, sent_at=None) == NOON


@given(seconds, moments, seconds, moments)
def test_a_newer_object_is_newer_however_late_the_older_one_comes(one, sent_one, other, sent_other):
    if one < other:
        assert version(one, sent_at=sent_one) < version(other, sent_at=sent_other)
