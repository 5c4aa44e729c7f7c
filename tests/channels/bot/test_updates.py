"""What Telegram tells is read as it documents it; all else is refused or let pass."""

from datetime import UTC, datetime

import msgspec
import pytest

from regulars.channels.bot.updates import Unreadable, moment_of, update_of
from tests.channels.cast import NOON
from tests.channels.web_api import recorded


def told(name):
    return update_of(msgspec.json.encode(recorded("telegram", name)))


def test_a_message_and_a_block():
    start = told("start").message
    assert (start.chat.id, start.chat.type, start.sender.language_code) == (555000111, "private", "lv")
    assert told("kicked").my_chat_member.new_chat_member.status == "kicked"
    assert told("a_picture").message.text == ""


def test_what_is_no_update_of_ours_is_let_pass():
    assert update_of(b'{"update_id": 7, "poll": {"id": "1"}}').message is None


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"\xff", b'{"update_id": "x"}', b'{"update_id":1,"message":{}}']
)
def test_what_is_none_is_refused(body):
    with pytest.raises(Unreadable):
        update_of(body)


def test_nothing_happened_later_than_it_is_told():
    assert moment_of(1747126800, at=NOON) == datetime(2025, 5, 13, 9, 0, tzinfo=UTC)
    assert moment_of(2**33, at=NOON) == NOON
    with pytest.raises(Unreadable):
        moment_of(2**80, at=NOON)
