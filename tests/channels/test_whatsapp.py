"""A letter leaves in WhatsApp, to those who allow it, once."""

from datetime import timedelta

from regulars.channels.channel import channels
from regulars.channels.cloud.actions import note_wrote
from regulars.channels.models import ChannelSetting, Send
from tests.channels.cloud.conftest import ANN, allows, api, chatting
from tests.channels.texting.conftest import has_number

__all__ = ["api", "chatting"]


def test_it_goes_to_those_who_allow_it_in_their_template(chatting, api):
    ann, bo = chatting.knows("Ann"), chatting.knows("Bo")  # both allow letters; Ann alone allows WhatsApp
    allows(ann)
    has_number(bo, "+37126000002")
    chatting.plans(ann, bo)
    Send.objects.update(channel="whatsapp")
    assert chatting.hands_over() == {"accepted": 1, "skipped": 1}
    (call,) = api.calls
    words = [one["text"] for one in call.said["template"]["components"][0]["parameters"]]
    assert (call.said["to"], words) == ("37126000001", ["Ann", "Pine soap"])
    assert chatting.letter(ann).provider_id.startswith("wamid.")
    assert call.said["biz_opaque_callback_data"] == chatting.letter(ann).key.hex


def test_who_wrote_to_us_is_answered_in_our_own_words(chatting, api, monkeypatch):
    monkeypatch.setattr("regulars.channels.whatsapp.clock.now", lambda: chatting.at)
    ann = chatting.knows("Ann")
    allows(ann)
    note_wrote(ANN, occurred_at=chatting.at - timedelta(hours=3), at=chatting.at)
    chatting.plans(ann)
    Send.objects.update(channel="whatsapp")
    assert chatting.hands_over() == {"accepted": 1}
    assert api.calls[0].said["type"] == "text"
    assert "Unsubscribe: " in api.calls[0].said["text"]["body"]


def test_a_letter_that_no_template_says_goes_by_the_next_channel(chatting, api, mailbox):
    chatting.sends_by(mailbox.url)
    ann = chatting.knows("Ann")
    allows(ann)
    chatting.plans(ann, template="birthday", context={}, others=("email",))
    Send.objects.update(channel="whatsapp")
    chatting.hands_over()
    chatting.hands_over()
    assert (mailbox.recipients(), api.calls) == ({"ann@buyer.test": 1}, [])


def test_when_meta_asks_for_patience_all_wait(chatting, api):
    ann = chatting.knows("Ann")
    allows(ann)
    chatting.plans(ann)
    Send.objects.update(channel="whatsapp")
    api.answers = [(429, {"error": {"code": 130429, "message": "Rate limit hit"}})]
    assert chatting.hands_over() == {"deferred": 1}
    assert chatting.hands_over() == {}
    assert len(api.calls) == 1


def test_a_token_that_cannot_be_opened_is_said(chatting):
    ChannelSetting.objects.update(secret="torn")
    with channels()["whatsapp"].open() as line:
        assert line.deliver(None).problem == "password_sealed"


def test_where_it_is(chatting):
    assert channels()["whatsapp"].is_loopback()
    ChannelSetting.objects.update(settings={"phone_id": "1"})
    assert not channels()["whatsapp"].is_loopback()
