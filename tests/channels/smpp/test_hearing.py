"""A text that was delivered is known so, and STOP is heard, whether or not anything is being sent."""

from regulars.channels.models import Send
from regulars.channels.texting import jobs
from regulars.customers.models import Consent
from regulars.events.models import Event
from tests.channels.smpp.smsc import delivered
from tests.channels.test_sms import ANN, allows_texts
from tests.channels.texting.conftest import has_number

RECEIPT = b"id:M1 sub:001 dlvrd:001 submit date:2505131200 done date:2505131201 stat:DELIVRD err:000 text:"


def test_from_the_text_to_its_receipt_and_the_answer(texting, smsc):
    ann = texting.knows("Ann")
    has_number(ann, ANN)
    allows_texts(ann)
    texting.plans(ann)
    Send.objects.update(channel="sms")
    assert texting.hands_over() == {"accepted": 1}
    assert (texting.letter(ann).provider_id, len(smsc.texts)) == ("M1", 1)

    smsc.waiting = [delivered(b"37126000001", RECEIPT, esm_class=4)]
    jobs.listen.func(0)
    assert Event.objects.get(name="message.delivered").customer_id == ann

    smsc.waiting = [delivered(b"37126000001", "Стоп".encode("utf-16-be"), coding=8)]
    jobs.listen.func(0)
    granted = (
        Consent.objects.filter(customer_id=ann, channel="sms")
        .order_by("id")
        .values_list("granted", flat=True)
    )
    assert list(granted) == [True, False, False]  # offers and news of orders
