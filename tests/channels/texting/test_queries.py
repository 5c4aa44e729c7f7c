"""By which account do SMS leave?"""

from decimal import Decimal

from regulars.channels.texting import queries


def test_an_account_comes_back_as_it_was_set(texting, provider):
    found = queries.account()
    assert (found.host, found.price, found.password) == (provider.url, Decimal("0.045"), "")
    assert queries.password() == "12345"


def test_without_one_there_is_none(shop):
    assert (queries.account(), queries.password()) == (None, "")
