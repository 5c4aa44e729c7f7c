"""A letter leaves as SMS, to those who allow it, once."""

from regulars.channels.channel import channels
from regulars.channels.letters import Letter, Written
from regulars.channels.models import Send
from regulars.customers.actions import consent
from tests.channels.cast import LAST_MONTH
from tests.channels.texting.conftest import account, has_number, provider, texting

__all__ = ["provider", "texting"]

ANN, BO = "+37126000001", "+37126000002"


def allows_texts(customer, *, granted=True):
    said = consent.Statement(
        customer_id=customer,
        channel="sms",
        purpose="offers",
        granted=granted,
        occurred_at=LAST_MONTH,
        how="form",
    )
    consent.state([said], actor="house", at=LAST_MONTH)


def test_it_goes_to_those_who_allow_texts_alone(texting, provider):
    ann, bo = texting.knows("Ann"), texting.knows("Bo")  # both allow letters; Ann alone allows texts
    has_number(ann, ANN)
    has_number(bo, BO)
    allows_texts(ann)
    texting.plans(ann, bo)
    Send.objects.update(channel="sms")
    assert texting.hands_over() == {"accepted": 1, "skipped": 1}
    assert list(provider.texts) == [ANN]
    assert texting.states() == {ann: "accepted", bo: "skipped"}
    assert texting.letter(ann).provider_id == "SM00000000000000000000000000000001"
    assert texting.letter(bo).reason == "no_consent"
    assert texting.hands_over() == {}


def test_who_cannot_be_reached_by_mail_gets_a_text(texting, provider, mailbox):
    texting.sends_by(mailbox.url)
    dita = texting.knows("Dita", allows=False)
    has_number(dita, ANN)
    allows_texts(dita)
    texting.plans(dita, others=("sms",))
    texting.hands_over()
    texting.hands_over()
    assert (texting.letter(dita).channel, texting.letter(dita).state) == ("sms", "accepted")
    assert mailbox.recipients() == {}
    assert list(provider.texts) == [ANN]


def test_a_text_that_may_have_left_is_not_sent_again(texting, provider):
    ann = texting.knows("Ann")
    has_number(ann, ANN)
    allows_texts(ann)
    texting.plans(ann)
    Send.objects.update(channel="sms")
    provider.hangs_up = True
    assert texting.hands_over() == {"unknown": 1}
    assert len(provider.calls) == 1


def test_a_letter_without_a_short_form_is_not_texted(texting, provider, monkeypatch):
    monkeypatch.setattr(Letter, "write", lambda *_, **__: Written("Soap", "<p>Soap</p>", "Soap\n"))
    ann = texting.knows("Ann")
    has_number(ann, ANN)
    allows_texts(ann)
    texting.plans(ann)
    Send.objects.update(channel="sms")
    texting.hands_over()
    assert (texting.letter(ann).state, provider.calls) == ("failed", [])


def test_a_provider_hears_where_to_tell_only_if_it_can_reach_us(texting, provider, settings):
    assert channels()["sms"].is_loopback()
    from regulars.channels.sms import told_at

    assert told_at() == ""
    settings.BASE_URL = "https://regulars.amber.lv"
    assert told_at() == "https://regulars.amber.lv/sms/status/"


def test_where_a_provider_is(shop):
    assert not account("https://api.twilio.com").is_loopback
    assert account("http://127.0.0.1:1").is_loopback
