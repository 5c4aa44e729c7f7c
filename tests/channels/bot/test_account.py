"""What can be a bot's token?"""

import pytest

from regulars.channels.bot.account import TELEGRAM, Unusable, checked
from regulars.web.outward.address import AddressRefused
from tests.channels.bot.conftest import TOKEN


def test_a_token_is_taken_with_the_spaces_that_copying_leaves():
    assert checked(f" {TOKEN}\n", api=TELEGRAM) == TOKEN


@pytest.mark.parametrize(
    "token", ["", "12345", "123456789:short", f"{TOKEN}/../getMe", f"{TOKEN} x", "a" * 99]
)
def test_what_cannot_be_one_is_not_put_into_an_address(token):
    with pytest.raises(Unusable, match="BotFather"):
        checked(token, api=TELEGRAM)


def test_the_api_is_at_an_address_that_may_be_called():
    with pytest.raises(AddressRefused):
        checked(TOKEN, api="ftp://api.telegram.org")
