"""A sender dies while a provider has its message: each person has it once, or it is shown as unknown."""

import json
from collections import Counter
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import pytest

from regulars.channels import actions
from regulars.channels.channel import Sender, channels
from regulars.channels.deliverability import actions as deliverability
from regulars.channels.deliverability import providers
from regulars.channels.deliverability.providers import PROVIDERS, Chosen, Secrets
from regulars.channels.models import Send
from regulars.channels.texting import actions as texting
from regulars.channels.texting.account import Account
from regulars.customers.actions import consent
from tests.channels.cast import LAST_MONTH
from tests.channels.deliverability.provider_api import ProviderApi
from tests.channels.patience import PATIENCE_SECONDS, until
from tests.channels.sender import work
from tests.channels.smpp.smsc import smsc as running_smsc
from tests.channels.texting.conftest import has_number
from tests.forking import forked

PEOPLE = 6
MOMENTS = ["in_hand", "unanswered", "delivered"]


@pytest.fixture
def api(shop, monkeypatch):
    """Mail leaves by Resend, whose API runs on this machine."""
    with ProviderApi() as running:
        here = replace(PROVIDERS["resend"], regions=MappingProxyType({"": running.url}))
        monkeypatch.setattr(providers, "PROVIDERS", {"resend": here})
        monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", "@buyer.test")
        deliverability.set_provider(Chosen(here, Secrets("the-key", "pw")), who=None, at=shop.at)
        actions.set_sender(Sender(from_name="Amber", from_address="shop@amber.test"), who=None, at=shop.at)
        running.says(200, {"id": "re-1"})
        yield running


@pytest.fixture
def smsc(shop):
    """Texts leave by an SMSC on this machine."""
    with running_smsc() as running:
        account = Account(
            way="smpp", host="127.0.0.1", port=running.port, security="none", user="amber",
            sender="+37120000000", password="s3cret", price=Decimal("0.03"), closing="STOP",
        )  # fmt: skip
        texting.set_account(account, who=None, at=shop.at)
        actions.set_sender(Sender(from_name="Amber", from_address="shop@amber.test"), who=None, at=shop.at)
        yield running


def killed(shop, database, key_file, *, moment, seen, api=""):
    """A worker is killed before the network, before the answer, or before the answer is written down."""
    pause = {} if moment == "unanswered" else {"pause": moment}
    environment = {"REGULARS_DATA": str(key_file), "REGULARS_MAIL_ONLY_TO": "@buyer.test" if api else ""}
    process, line = forked(work, database=database, environment=environment, at=shop.at, api=api, **pause)
    with closing(line):
        if pause:
            assert line.poll(PATIENCE_SECONDS)
        else:
            until(seen)
        process.kill()
        process.join()


def everybody_once(shop, taken: Counter, *, most_unknown) -> bool:
    """After another worker went on: whoever is accepted has it once, whoever is unknown at most once."""
    states = Counter(shop.states().values())
    assert states["accepted"] + states["unknown"] == PEOPLE
    assert 1 <= states["unknown"] <= most_unknown
    assert max(taken.values()) == 1
    assert states["accepted"] <= len(taken) <= PEOPLE
    reasons = Send.objects.filter(state="unknown").values_list("reason", flat=True)
    return set(reasons) == {"worker_died"}


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_while_a_providers_api_has_the_mail(shop, api, database, key_file, moment):
    shop.plans(*shop.knows_many(PEOPLE))
    if moment == "unanswered":
        api.may_answer.clear()
    killed(shop, database, key_file, moment=moment, seen=lambda: api.requests, api=api.url)
    api.may_answer.set()
    until(lambda: "recovered" not in shop.hands_over())
    shop.hands_over()
    taken = Counter(json.loads(said["body"])["to"][0] for said in api.requests)
    assert everybody_once(shop, taken, most_unknown=channels()["email"].most_lines())


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_while_an_smsc_has_the_text(shop, smsc, database, key_file, moment):
    people = shop.knows_many(PEOPLE)
    for n, who in enumerate(people):
        has_number(who, f"+3712600000{n}")
        by_text = {"channel": "sms", "purpose": "offers", "granted": True, "how": "form"}
        consent.state(
            [consent.Statement(customer_id=who, occurred_at=LAST_MONTH, **by_text)],
            actor="house",
            at=LAST_MONTH,
        )
    shop.plans(*people)
    Send.objects.update(channel="sms")
    smsc.silent = moment == "unanswered"
    killed(shop, database, key_file, moment=moment, seen=lambda: smsc.texts)
    smsc.silent = False
    until(lambda: "recovered" not in shop.hands_over())
    shop.hands_over()
    assert everybody_once(shop, Counter(text.to for text in smsc.texts), most_unknown=1)
