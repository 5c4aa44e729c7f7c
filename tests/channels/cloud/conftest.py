"""A shop that writes in WhatsApp, by an API on this machine."""

import json

import pytest

from regulars.channels import actions as channel_actions
from regulars.channels.channel import Sender
from regulars.channels.cloud import actions
from regulars.channels.cloud.account import Number, Template
from regulars.customers.actions import consent
from tests.channels.cast import LAST_MONTH
from tests.channels.texting.conftest import has_number
from tests.channels.web_api import recorded, serving

PHONE_ID, TOKEN, APP_SECRET = "106540352242922", "EAAG" + "x" * 40, "0123456789abcdef0123456789abcdef"
ANN = "+37126000001"
REMINDER = Template(
    letter="replenishment",
    language="en",
    name="soap_reminder",
    code="en_GB",
    words=("customer.given_name|there", "product.name"),
)


@pytest.fixture
def api():
    with serving({"messages": recorded("whatsapp", "taken")}) as found:
        yield found


@pytest.fixture
def chatting(shop, api):
    """The shop with its number and a template set, and no mail server."""
    sender = Sender(from_name="Amber & Pine", from_address="shop@amber.test", signed_by="Laura")
    channel_actions.set_sender(sender, who=None, at=shop.at)
    number = Number(phone_id=PHONE_ID, api=api.url)
    actions.set_number(number, token=TOKEN, app_secret=APP_SECRET, who=None, at=shop.at)
    actions.set_template(REMINDER, who=None, at=shop.at)
    return shop


def allows(customer: int, number: str = ANN) -> None:
    has_number(customer, number)
    said = consent.Statement(
        customer_id=customer,
        channel="whatsapp",
        purpose="offers",
        granted=True,
        occurred_at=LAST_MONTH,
        how="form",
    )
    consent.state([said], actor="house", at=LAST_MONTH)


def body(name: str, **inner: object) -> bytes:
    """What Meta tells, the first message or status in it changed."""
    told = recorded("whatsapp", name)
    value = told["entry"][0]["changes"][0]["value"]
    kind = next(key for key in ("messages", "statuses", "user_preferences") if key in value)
    value[kind][0].update(inner)
    return json.dumps(told).encode()
