"""A letter leaves in Telegram, to those who joined, once."""

from regulars.channels.channel import channels
from regulars.channels.models import ChannelSetting, Send
from regulars.customers.models import Consent, Suppression
from tests.channels.bot.conftest import CHAT, api, chatting, has_joined
from tests.channels.web_api import recorded

__all__ = ["api", "chatting"]


def test_it_goes_to_those_who_joined_alone(chatting, api):
    ann, bo = chatting.knows("Ann"), chatting.knows("Bo")  # both allow letters; Ann alone joined
    has_joined(ann)
    chatting.plans(ann, bo)
    Send.objects.update(channel="telegram")
    assert chatting.hands_over() == {"accepted": 1, "skipped": 1}
    assert [call.said["chat_id"] for call in api.calls] == [CHAT]
    assert (chatting.letter(ann).provider_id, chatting.letter(bo).reason) == ("42", "no_address")
    assert "PINE SOAP".capitalize() in api.calls[0].said["text"]
    assert chatting.hands_over() == {}


def test_who_blocked_the_bot_gets_it_by_the_next_channel_and_nothing_there_any_more(chatting, api, mailbox):
    chatting.sends_by(mailbox.url)
    ann = chatting.knows("Ann")
    has_joined(ann)
    chatting.plans(ann, others=("email",))
    Send.objects.update(channel="telegram")
    api.answers = [(403, recorded("telegram", "blocked"))]
    chatting.hands_over()
    chatting.hands_over()
    assert mailbox.recipients() == {"ann@buyer.test": 1}
    assert Suppression.objects.get(channel="telegram").reason == "asked"
    assert Consent.objects.filter(channel="email").latest("id").granted
    chatting.plans(ann, visit=2)
    Send.objects.filter(visit=2).update(channel="telegram")
    assert chatting.hands_over() == {"skipped": 1}
    assert chatting.letter(ann).reason == "suppressed_asked"


def test_when_telegram_asks_for_patience_all_wait_and_none_is_given_up(chatting, api):
    ann, bo = chatting.knows("Ann"), chatting.knows("Bo")
    has_joined(ann)
    has_joined(bo, chat="555000112")
    chatting.plans(ann, bo)
    Send.objects.update(channel="telegram")
    api.answers = [(429, recorded("telegram", "too_many"))]
    assert chatting.hands_over() == {"deferred": 1}
    assert set(chatting.states().values()) == {"planned"}
    assert len(api.calls) == 1
    assert Send.objects.filter(attempts__gt=0).count() == 0


def test_a_token_that_cannot_be_opened_is_said(chatting):
    ChannelSetting.objects.update(secret="torn")
    with channels()["telegram"].open() as line:
        assert line.deliver(None).problem == "password_sealed"


def test_where_it_is(chatting):
    channel = channels()["telegram"]
    assert (channel.is_loopback(), channel.most_lines()) == (True, 1)
    ChannelSetting.objects.update(settings={"username": "amber_pine_bot"})
    assert not channel.is_loopback()
