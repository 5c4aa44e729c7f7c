"""A play that writes by e-mail, else by text: each person on the first of its channels that reaches them."""

import pytest

from regulars.business.models import Business
from regulars.channels import actions as mail
from regulars.channels.channel import Sender
from regulars.channels.models import Send
from regulars.channels.smtp import Server
from regulars.channels.texting import actions as texts
from regulars.channels.texting.account import Account
from regulars.channels.texting.answers import heard
from regulars.customers.choices.models import Preference
from regulars.customers.models import Identity
from regulars.engine.actions import set_clock, switch_on
from regulars.engine.models import Enrolment
from regulars.engine.why import why
from regulars.engine.work import work_until_idle
from tests.channels.conftest import key_file, mail_server, mailbox  # noqa: F401 fixtures
from tests.channels.texting.conftest import provider  # noqa: F401 a fixture
from tests.engine.store import NOON, Store, id_of

PLAY = {
    "name": "thanks",
    "says": "Ask how they like it.",
    "because": "Whoever is asked comes back.",
    "when": {"event": "order.placed"},
    "for": "orders >= 1",
    "steps": [{"send": {"template": "second_order", "channels": ["email", "sms"]}}],
    "goal": {"event": "order.placed", "within": "30 days"},
    "holdout": "0%",
}
ANN, BO, DITA, EVA = (f"+3712600000{n}" for n in (1, 2, 4, 5))


@pytest.fixture
def shop(database, key_file, mailbox, provider):
    """A demo store with a mail server and an SMS provider, both on this machine."""
    store = Store.opened()
    Business.objects.update(sandbox=True)
    server = Server(host="127.0.0.1", port=mailbox.port, security="none", timeout=5)
    mail.set_email_server(server, who=None, at=NOON)
    mail.set_sender(Sender(from_name="Candles", from_address="shop@candles.test"), who=None, at=NOON)
    account = Account(
        way="http", host=provider.url, user="AC1", sender="+37120000000", closing="STOP ends it."
    )
    texts.set_account(account, who=None, at=NOON)
    switch_on(PLAY, who=None, at=NOON)
    set_clock(NOON, who=None)
    return store


def has_number(name, number):
    Identity.objects.create(customer_id=id_of(name), kind="phone", value=number, first_seen_at=NOON)


def test_each_on_the_first_channel_that_reaches_them(shop, mailbox, provider):
    """Ann and Eva allow both, Eva likes texts better; Bo texts alone, Cy neither; Dita said STOP to them."""
    for name in ("ann", "eva"):
        shop.hears(name, ago=9)
        shop.hears(name, ago=9, channel="sms")
        has_number(name, {"ann": ANN, "eva": EVA}[name])
    Preference.objects.create(customer_id=id_of("eva"), channel="sms", said_at=NOON)
    for name in ("bo", "dita"):
        shop.hears(name, ago=9, channel="sms")
    for name in ("bo", "cy"):
        shop.hears(name, ago=9, yes=False)
    shop.hears("cy", ago=9, yes=False, channel="sms")
    has_number("bo", BO)
    has_number("dita", DITA)
    assert heard(DITA, "atteikties", provider_id="SM1", at=NOON)

    for name in ("ann", "bo", "cy", "dita", "eva"):
        shop.sells(name)
    work_until_idle()

    entered = set(Enrolment.objects.values_list("customer_id", flat=True))
    assert entered == {id_of("ann"), id_of("bo"), id_of("eva")}
    assert mailbox.recipients() == {"ann@example.com": 1}
    assert set(provider.texts) == {BO, EVA}
    assert provider.texts[BO].endswith("\nSTOP ends it.")
    assert {(row.customer_id, row.channel, row.state) for row in Send.objects.all()} == {
        (id_of("ann"), "email", "accepted"),
        (id_of("bo"), "sms", "accepted"),
        (id_of("eva"), "sms", "accepted"),
    }
    assert why(id_of("cy"), "thanks", at=NOON).reason == "consent_refused"
    assert why(id_of("dita"), "thanks", at=NOON).reason == "consent_refused"
