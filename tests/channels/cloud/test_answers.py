"""Stop is a no to WhatsApp; what became of messages is noted."""

from datetime import timedelta

import pytest

from regulars.channels.cloud.answers import take
from regulars.channels.cloud.told import told_of
from regulars.channels.models import Send, SendContent
from regulars.customers.models import Consent, Suppression
from regulars.events.models import Event
from tests.channels.cloud.conftest import PHONE_ID, allows, body


def hears(shop, name, **inner):
    at = shop.at + timedelta(minutes=5)
    take(told_of(body(name, **inner), phone_id=PHONE_ID, at=at), at=at)


def said(customer):
    rows = Consent.objects.filter(customer_id=customer, channel="whatsapp").order_by("id")
    return [(row.purpose, row.granted, row.how) for row in rows]


YES = ("offers", True, "form")


@pytest.mark.parametrize("word", ["STOP", "Lūdzu nesūtiet", "спри", "Отпишите меня, пожалуйста"])
def test_stop_in_four_languages(chatting, word):
    ann = chatting.knows("Ann")
    allows(ann)
    hears(chatting, "text", text={"body": word})
    assert said(ann) == [YES, ("offers", False, "answer"), ("service", False, "answer")]
    assert Consent.objects.filter(customer_id=ann, channel="email").latest("id").granted  # letters go on


def test_the_button_of_a_template_is_heard_too(chatting):
    ann = chatting.knows("Ann")
    allows(ann)
    hears(chatting, "button")
    assert ("offers", False, "answer") in said(ann)


def test_who_told_whatsapp_gets_no_offers(chatting):
    ann = chatting.knows("Ann")
    allows(ann)
    hears(chatting, "preference")
    assert said(ann) == [YES, ("offers", False, "provider")]


def test_chatter_is_no_stop(chatting):
    ann = chatting.knows("Ann")
    allows(ann)
    hears(chatting, "text")
    hears(chatting, "image")
    assert said(ann) == [YES]


def test_what_became_of_a_message_settles_it_and_is_told_once(chatting):
    ann = chatting.knows("Ann")
    allows(ann)
    chatting.plans(ann)
    key = chatting.letter(ann).key
    Send.objects.update(channel="whatsapp", state="unknown", message_id=f"<{key.hex}@whatsapp>")
    for name in ("read", "delivered", "sent", "read"):
        hears(chatting, name, biz_opaque_callback_data=key.hex)
    assert chatting.letter(ann).state == "accepted"
    assert Event.objects.filter(name="message.delivered").count() == 1


def test_who_has_no_whatsapp_gets_nothing_there_until_they_write(chatting):
    ann = chatting.knows("Ann")
    allows(ann)
    chatting.plans(ann)
    send = chatting.letter(ann)
    Send.objects.update(channel="whatsapp", state="accepted", message_id=f"<{send.key.hex}@whatsapp>")
    SendContent.objects.create(
        send_id=send.pk, customer_id=ann, address="+37126000001", sender="", language="en", subject="",
        text="", made_at=chatting.at,
    )  # fmt: skip
    hears(chatting, "failed", biz_opaque_callback_data=send.key.hex, timestamp="1747126700")
    assert Suppression.objects.get().reason == "bounced"
    hears(chatting, "text")
    assert Suppression.objects.get().lifted_at is not None
