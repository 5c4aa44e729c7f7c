"""A shop that texts."""

from decimal import Decimal

import pytest

from regulars.channels import actions as channel_actions
from regulars.channels.channel import Sender
from regulars.channels.texting import actions
from regulars.channels.texting.account import Account
from regulars.customers.models import Identity
from tests.channels.cast import LAST_MONTH
from tests.channels.texting.provider import providing

SID = "AC00000000000000000000000000000001"
TOKEN = "12345"


@pytest.fixture
def provider():
    with providing() as found:
        yield found


@pytest.fixture
def texting(shop, provider):
    """The shop with its SMS provider set, and no mail server."""
    sender = Sender(from_name="Amber & Pine", from_address="shop@amber.test", signed_by="Laura")
    channel_actions.set_sender(sender, who=None, at=shop.at)
    actions.set_account(account(provider.url), who=None, at=shop.at)
    return shop


def account(url: str, **more: object) -> Account:
    """An account at a provider, 4.5 cents for a part."""
    given = {
        "password": TOKEN,
        "sender": "+37120000000",
        "price": Decimal("0.045"),
        "closing": "Reply STOP to get no more.",
    }
    return Account(way="http", host=url, user=SID, **{**given, **more})


def has_number(customer: int, number: str) -> None:
    Identity.objects.create(customer_id=customer, kind="phone", value=number, first_seen_at=LAST_MONTH)
