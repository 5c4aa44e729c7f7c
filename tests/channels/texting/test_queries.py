"""Whose is a number?"""

from decimal import Decimal

from regulars.channels.texting import queries
from regulars.customers.models import Canonical
from tests.channels.texting.conftest import has_number

NUMBER = "+37126000001"


def test_an_account_comes_back_as_it_was_set(texting, provider):
    found = queries.account()
    assert (found.host, found.price, found.password) == (provider.url, Decimal("0.045"), "")
    assert queries.password() == "12345"


def test_without_one_there_is_none(shop):
    assert (queries.account(), queries.password()) == (None, "")


def test_who_was_merged_counts_as_whom_they_are_now(shop):
    ann, other = shop.knows("Ann"), shop.knows("Anna")
    has_number(other, NUMBER)
    assert queries.customers_at(NUMBER) == [other]
    Canonical.objects.create(customer_id=other, canonical_id=ann)
    assert queries.customers_at(NUMBER) == [ann]
    assert queries.customers_at("+37126000009") == []
