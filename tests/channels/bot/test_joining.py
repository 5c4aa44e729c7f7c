"""A link of ours joins one person's chat, for a month, and nobody else can make one."""

import re
from datetime import timedelta

from regulars.channels.bot.joining import Invitation, invitation_of, token_of, url_of
from regulars.channels.models import ChannelSetting
from tests.channels.cast import NOON

ANN = Invitation(2**63, 2**63)  # the longest
WEEK = timedelta(days=7)


def test_a_link_says_who_and_by_which_message(chatting):
    url = url_of(Invitation(7, 42), at=NOON)
    assert url.startswith("https://t.me/amber_pine_bot?start=")
    assert invitation_of(url.partition("=")[2], at=NOON + WEEK) == Invitation(7, 42)


def test_it_keeps_to_what_telegram_takes(chatting):
    token = token_of(ANN, at=NOON)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", token)
    assert invitation_of(token, at=NOON) == ANN


def test_it_ends_after_a_month(chatting):
    token = token_of(ANN, at=NOON)
    assert invitation_of(token, at=NOON + timedelta(days=29)) == ANN
    assert invitation_of(token, at=NOON + timedelta(days=30)) is None


def test_nobody_can_turn_it_to_somebody_else(chatting):
    token, other = token_of(Invitation(7, 0), at=NOON), token_of(Invitation(8, 0), at=NOON)
    assert invitation_of(token[:28] + other[28:], at=NOON) is None
    for broken in ("", "hello", token[:-1], token + "x", "9" + token[1:], token.swapcase(), "ā" * 50):
        assert invitation_of(broken, at=NOON) is None


def test_there_is_none_while_nobody_would_hear_who_comes(shop):
    assert url_of(Invitation(7, 0), at=NOON) == ""


def test_nor_where_telegram_cannot_reach_us(chatting):
    ChannelSetting.objects.update(settings={"username": "amber_pine_bot"})
    assert url_of(Invitation(7, 0), at=NOON) == ""
