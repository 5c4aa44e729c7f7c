"""STOP is heard, and START gives nothing back."""

from regulars.channels.texting.answers import heard
from regulars.customers.models import Consent, Suppression
from regulars.events.models import Event
from tests.channels.texting.conftest import has_number

ANN = "+37126000001"


def said(customer):
    rows = Consent.objects.filter(customer_id=customer, channel="sms").order_by("id")
    return [(row.purpose, row.granted, row.how, row.wording) for row in rows]


def test_stop_withdraws_the_consent_to_texts_with_its_evidence(shop):
    ann = shop.knows("Ann")
    has_number(ann, ANN)
    assert heard(ANN, "Lūdzu nesūtiet!", provider_id="SM7", at=shop.at)
    assert said(ann) == [("offers", False, "answer", "nesutiet"), ("service", False, "answer", "nesutiet")]
    assert Consent.objects.filter(channel="sms").first().evidence == {"provider_id": "SM7"}
    assert Consent.objects.filter(customer_id=ann, channel="email").latest("id").granted  # letters go on
    assert Event.objects.filter(name="consent.withdrawn", customer_id=ann).count() == 2


def test_everybody_at_the_number_is_meant(shop):
    ann, dita = shop.knows("Ann"), shop.knows("Dita")
    has_number(ann, ANN)
    assert heard(ANN, "СТОП", provider_id="SM7", at=shop.at)
    assert said(dita) == []


def test_start_and_chatter_change_nothing(shop):
    ann = shop.knows("Ann")
    has_number(ann, ANN)
    heard(ANN, "stop", provider_id="SM7", at=shop.at)
    assert not heard(ANN, "START", provider_id="SM8", at=shop.at)
    assert not heard(ANN, "When do you open?", provider_id="SM9", at=shop.at)
    assert [granted for _purpose, granted, *_ in said(ann)] == [False, False]


def test_the_same_answer_twice_is_one(shop):
    ann = shop.knows("Ann")
    has_number(ann, ANN)
    for _ in range(2):
        heard(ANN, "stop", provider_id="SM7", at=shop.at)
    assert len(said(ann)) == 2


def test_a_stop_from_a_number_that_is_nobodys_holds_too(shop):
    assert heard(ANN, "stop", provider_id="SM7", at=shop.at)
    assert Suppression.objects.get(channel="sms").reason == "asked"


def test_what_the_provider_took_for_a_stop_is_one(shop):
    ann = shop.knows("Ann")
    has_number(ann, ANN)
    assert heard(ANN, "basta", provider_id="SM7", at=shop.at, stops=True)
    assert said(ann)[0][3] == "stop"
