"""A shop whose texts leave by an SMSC."""

from decimal import Decimal

import pytest

from regulars.channels import actions as channel_actions
from regulars.channels.channel import Sender
from regulars.channels.texting import actions
from regulars.channels.texting.account import Account
from tests.channels.smpp.smsc import smsc as running


@pytest.fixture
def smsc():
    with running() as found:
        yield found


@pytest.fixture
def account(smsc) -> Account:
    return account_at(smsc)


def account_at(smsc, **more) -> Account:
    given = {
        "sender": "+37120000000",
        "user": "amber",
        "password": "s3cret",
        "price": Decimal("0.03"),
        **more,
    }
    return Account(way="smpp", host="127.0.0.1", port=smsc.port, security="none", closing="STOP", **given)


@pytest.fixture
def texting(shop, account):
    sender = Sender(from_name="Amber & Pine", from_address="shop@amber.test", signed_by="Laura")
    channel_actions.set_sender(sender, who=None, at=shop.at)
    actions.set_account(account, who=None, at=shop.at)
    return shop
