"""What a provider tells is believed when it proves who tells it, and never else."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client

from regulars import clock
from regulars.channels.deliverability import actions, amazon, telling
from regulars.channels.deliverability.providers import PROVIDERS, Chosen, Secrets
from regulars.channels.models import Send
from regulars.customers.models import Suppression
from tests.channels.cast import NOON
from tests.channels.deliverability import proofs

ALL = sorted(PROVIDERS)


@pytest.fixture(autouse=True)
def amazons_certificate(monkeypatch):
    made = proofs.certificate_of_amazon(NOON)
    monkeypatch.setattr(amazon, "_fetched", lambda url: made)


def chosen(name):
    secrets = Secrets("key", proofs.secret_of(name))
    actions.set_provider(Chosen(PROVIDERS[name], secrets), who=None, at=NOON)


def tells(shop, name, what, *, change=lambda body: body, **more):
    body, headers = proofs.told(name, what, key=shop.letter(shop.ann).key.hex, at=clock.now())
    headers |= more
    sent_on = {f"HTTP_{key.upper().replace('-', '_')}": value for key, value in headers.items()}
    return Client().post(f"/told/mail/{name}/", change(body), content_type="application/json", **sent_on)


@pytest.mark.parametrize("name", ALL)
def test_each_provider_tells_of_bounces_complaints_and_arrivals(sent, name):
    chosen(name)
    Send.objects.update(state="unknown", ended_at=None)
    assert tells(sent, name, "delivered").status_code == 200
    assert sent.letter(sent.ann).state == "accepted"
    assert not Suppression.objects.exists()
    assert tells(sent, name, "bounced").status_code == 200
    assert list(Suppression.objects.values_list("reason", flat=True)) == ["bounced"]
    Suppression.objects.all().delete()
    assert tells(sent, name, "complained").status_code == 200
    assert tells(sent, name, "complained").status_code == 200
    assert list(Suppression.objects.values_list("reason", flat=True)) == ["complained"]


@pytest.mark.parametrize("name", ALL)
def test_a_wrong_signature_changes_nothing(sent, name, monkeypatch):
    chosen(name)
    other = {"resend": "whsec_b3RoZXI=", "sendgrid": proofs.secret_of("sendgrid")}.get(name, "x")
    actions.set_provider(Chosen(PROVIDERS[name], Secrets("", other)), who=None, at=NOON)
    monkeypatch.setattr(proofs, "SENDGRID", ec.generate_private_key(ec.SECP256R1()))
    assert tells(sent, name, "complained").status_code == 401
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("name", ["amazon_ses", "resend", "sendgrid"])
def test_what_was_changed_on_the_way_is_not_believed(sent, name):
    chosen(name)
    forged = tells(sent, name, "complained", change=lambda body: body.replace(b"ann@buyer", b"eve@buyer"))
    assert forged.status_code == 401


@pytest.mark.parametrize("name", ["brevo", "postmark", "amazon_ses"])
@pytest.mark.parametrize("said", ["", "Basic", "Basic !!", "Bearer x", "Basic cmVndWxhcnM6bm8="])
def test_who_does_not_sign_in_is_asked_to(sent, name, said):
    chosen(name)
    refused = tells(sent, name, "complained", Authorization=said)
    assert (refused.status_code, refused["WWW-Authenticate"]) == (401, 'Basic realm="Regulars"')


@pytest.mark.parametrize("name", ["resend", "mailgun"])
def test_an_old_message_is_not_believed_again(sent, name):
    chosen(name)
    body, headers = proofs.told(name, "complained", key=sent.letter(sent.ann).key.hex, at=NOON)
    headers = {f"HTTP_{key.upper().replace('-', '_')}": value for key, value in headers.items()}
    told = Client().post(f"/told/mail/{name}/", body, content_type="application/json", **headers)
    assert told.status_code == 401
    assert not Suppression.objects.exists()


PROVIDERS_OWN = {
    "amazon_ses": "EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000",
    "brevo": "<202505130900.1@smtp-relay.brevo.test>",
    "mailgun": "<mg.1@amber.test>",
    "postmark": "00000000-0000-0000-0000-000000000000",
    "resend": "56761188-7520-42d8-8898-ff6fc54ce618",
    "sendgrid": "14c5d75ce93.dfd.64b469",
}
"""What each calls the mail in its answer to it, and in what it tells later."""


@pytest.mark.parametrize("name", ALL)
def test_what_carries_no_key_of_ours_is_known_by_the_providers_own_name_for_the_mail(sent, name, monkeypatch):
    chosen(name)
    Send.objects.update(provider_id=PROVIDERS_OWN[name])
    body = (proofs.FOLDER / f"{name}_complained.json").read_text()
    bare = json.loads(body.replace("0123456789abcdef0123456789abcdef@amber.test", "mg.1@amber.test"))
    proof = proofs.PROOFS[name]
    monkeypatch.setitem(proofs.PROOFS, name, lambda _body, at: proof(json.dumps(bare), at))
    for event in bare if isinstance(bare, list) else [bare]:
        for carrier in ("regulars", "X-Mailin-custom", "Metadata"):
            event.pop(carrier, None)
        event.get("event-data", {}).pop("user-variables", None)
        event.get("data", {}).pop("headers", None)
        event.get("mail", {}).pop("headers", None)  # Amazon shows them where it is asked to
        if name == "sendgrid":
            event["anymail_id"] = PROVIDERS_OWN[name]
    assert tells(sent, name, "complained").status_code == 200
    assert list(Suppression.objects.values_list("reason", flat=True)) == ["complained"]


def test_amazon_tells_the_same_in_an_older_form(sent, monkeypatch):
    chosen("amazon_ses")
    as_now = proofs.PROOFS["amazon_ses"]
    older = lambda body, at: as_now(body.replace('"eventType"', '"notificationType"'), at)  # noqa: E731
    monkeypatch.setitem(proofs.PROOFS, "amazon_ses", older)
    assert tells(sent, "amazon_ses", "bounced").status_code == 200
    assert list(Suppression.objects.values_list("reason", flat=True)) == ["bounced"]


def test_postmark_tells_of_a_hard_bounce_by_what_it_blocks_too(sent, monkeypatch):
    chosen("postmark")
    blocks = {
        "RecordType": "SubscriptionChange", "MessageID": "1", "ServerID": 23, "MessageStream": "broadcast",
        "ChangedAt": "2025-05-13T09:00:05Z", "Recipient": "ann@buyer.test", "Origin": "Recipient",
        "SuppressSending": True, "SuppressionReason": "HardBounce", "Tag": "",
        "Metadata": {"regulars": sent.letter(sent.ann).key.hex},
    }  # fmt: skip
    assert tells(sent, "postmark", "bounced", change=lambda _body: json.dumps(blocks)).status_code == 200
    assert list(Suppression.objects.values_list("reason", flat=True)) == ["bounced"]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://sns.eu-west-1.amazonaws.com.evil.test/SimpleNotificationService-1.pem",
        "https://sns.eu-west-1.amazonaws.com/?Action=GetTopicAttributes&TopicArn=of-evil",
        "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem?Action=GetTopicAttributes",
    ],
)
def test_amazons_certificate_is_fetched_from_amazon_alone(sent, monkeypatch, elsewhere):
    monkeypatch.setattr(amazon, "_fetched", lambda _url: proofs.certificate_of_amazon(NOON))
    chosen("amazon_ses")
    change = lambda body: body.replace(proofs.CERTIFICATE.encode(), elsewhere.encode())  # noqa: E731
    assert tells(sent, "amazon_ses", "complained", change=change).status_code == 401


def test_without_a_key_for_receipts_nothing_is_proven(sent, rf):
    unset = Chosen(PROVIDERS["mailgun"], Secrets("key"))
    with pytest.raises(telling.NotProven):
        telling.receipts_of(rf.post("/", b"{}", content_type="application/json"), of=unset, at=NOON)


def test_amazons_subscription_is_confirmed_at_amazon_alone(sent, monkeypatch):
    asked = []
    certificate = proofs.certificate_of_amazon(NOON)
    monkeypatch.setattr(amazon, "_fetched", lambda url: asked.append(url) or certificate)
    message = {
        "Type": "SubscriptionConfirmation", "MessageId": "1", "Token": "t", "TopicArn": "arn", "Message": "m",
        "SubscribeURL": "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription",
        "Timestamp": "2025-05-13T09:00:06.000Z", "SignatureVersion": "2",
        "SigningCertURL": proofs.CERTIFICATE,
    }  # fmt: skip
    chosen("amazon_ses")
    signs_in = {
        "HTTP_AUTHORIZATION": proofs.told("postmark", "delivered", key="", at=NOON)[1]["Authorization"]
    }
    for url, status in ((message["SubscribeURL"], 200), ("https://evil.test/", 401)):
        body = json.dumps(proofs.signed({**message, "SubscribeURL": url}))
        told = Client().post("/told/mail/amazon_ses/", body, content_type="application/json", **signs_in)
        assert told.status_code == status
    assert asked == [proofs.CERTIFICATE, message["SubscribeURL"], proofs.CERTIFICATE]


def test_a_provider_that_is_not_set_has_no_door(sent):
    assert tells(sent, "postmark", "complained").status_code == 404
    chosen("brevo")
    assert tells(sent, "postmark", "complained").status_code == 404
    assert Client().head("/told/mail/brevo/").status_code == 200
    assert Client().get("/told/mail/brevo/").status_code == 405


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"null", b'{"RecordType": 7}', b'{"a": "x"}'])
def test_what_cannot_be_read_is_refused_or_says_nothing(sent, body):
    chosen("postmark")
    told = tells(sent, "postmark", "complained", change=lambda _body: body)
    assert told.status_code in {200, 400}
    assert not Suppression.objects.exists()
