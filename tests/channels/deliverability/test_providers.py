"""Mail leaves by a provider's API, exactly once, and its word settles what nobody was sure of."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from regulars.channels import staff_mail
from regulars.channels.channel import Sender
from regulars.channels.deliverability import actions, providers
from regulars.channels.deliverability.providers import PROVIDERS, Chosen, Secrets
from regulars.channels.email import CHANNEL
from tests.channels.cast import NOON
from tests.channels.deliverability import proofs
from tests.channels.deliverability.provider_api import ProviderApi


@pytest.fixture
def api(shop, monkeypatch):
    """Mail leaves by Postmark, whose API runs on this machine."""
    from regulars.channels.actions import set_sender

    with ProviderApi() as running:
        here = replace(PROVIDERS["postmark"], regions=MappingProxyType({"": running.url}))
        monkeypatch.setattr(providers, "PROVIDERS", {"postmark": here})
        monkeypatch.setenv("REGULARS_MAIL_ONLY_TO", "@buyer.test,@amber.test")
        actions.set_provider(Chosen(here, Secrets("the-key", "pw")), who=None, at=NOON)
        set_sender(Sender(from_name="Amber", from_address="shop@amber.test"), who=None, at=NOON)
        running.says(200, {"To": "ann@buyer.test", "ErrorCode": 0, "Message": "OK", "MessageID": "pm-1"})
        yield running


def test_each_gets_it_once_under_the_providers_name_for_it(shop, api):
    people = [shop.knows("Ann"), shop.knows("Bo", allows=None), shop.knows("Cy", allows=False)]
    shop.plans(*people)
    assert shop.hands_over() == {"accepted": 1, "skipped": 2}
    assert shop.letter(people[0]).provider_id == "pm-1"
    (asked,) = api.requests
    assert "ann@buyer.test" in asked["body"]


def test_a_provider_that_takes_and_then_hangs_up_is_settled_by_its_word(shop, api):
    ann = shop.knows("Ann")
    api.hangs_up = True
    shop.plans(ann)
    assert shop.hands_over() == {"unknown": 1}
    api.hangs_up = False
    assert shop.hands_over() == {}
    body, headers = proofs.told("postmark", "delivered", key=shop.letter(ann).key.hex, at=NOON)
    signs_in = {"HTTP_AUTHORIZATION": headers["Authorization"]}
    told = Client().post("/told/mail/postmark/", body, content_type="application/json", **signs_in)
    assert told.status_code == 200
    assert shop.letter(ann).state == "accepted"
    assert len(api.requests) == 1


def test_a_wrong_key_concerns_everybody_who_waits(shop, api):
    api.says(401, {"ErrorCode": 10, "Message": "Bad or missing Server API token."})
    shop.plans(*shop.knows_many(3))
    assert shop.hands_over() == {"deferred": 1}
    assert set(shop.states().values()) == {"planned"}
    assert len(api.requests) <= CHANNEL.most_lines()


def test_mail_to_the_staff_leaves_by_it_too(shop, api):
    mail = EmailMessage("A new password", "Here it is.", to=["ola@amber.test"])
    assert staff_mail.StaffMail().send_messages([mail]) == 1
    assert "A new password" in api.requests[0]["body"]
    api.says(500, {})
    assert staff_mail.StaffMail().send_messages([mail]) == 0
