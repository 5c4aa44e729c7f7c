"""A shop that sends notifications, and those who asked for them."""

import pytest

from regulars.channels import actions as channel_actions
from regulars.channels.channel import Sender
from regulars.channels.push import actions
from regulars.customers.actions import consent
from regulars.customers.models import Identity
from tests.channels.cast import LAST_MONTH, Shop
from tests.channels.push.browser import Browser, serving


@pytest.fixture
def service():
    with serving() as found:
        yield found


@pytest.fixture
def pushing(shop, monkeypatch):
    """The shop with its keys made, and no mail server; only reserved addresses hold anything back."""
    monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", "")
    sender = Sender(from_name="Amber & Pine", from_address="shop@amber.test", signed_by="Laura")
    channel_actions.set_sender(sender, who=None, at=shop.at)
    actions.set_contact("shop@amber.test", who=None, at=shop.at)
    return shop


def asked(shop: Shop, customer: int, browser: Browser) -> None:
    """They subscribed on the shop's page, last month."""
    Identity.objects.create(
        customer_id=customer,
        kind="push",
        shop_id=shop.row.id,
        value=browser.value,
        first_seen_at=LAST_MONTH,
    )
    said = consent.Statement(
        customer_id=customer,
        channel="webpush",
        purpose="offers",
        granted=True,
        occurred_at=LAST_MONTH,
        how="shop",
        wording="Tell me by notification",
    )
    consent.state([said], actor="customer", at=LAST_MONTH)
