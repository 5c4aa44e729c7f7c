"""What is a channel by which the staff reach people with their own hands?"""

from uuid import UUID

import pytest

from regulars.channels.channel import Down, channels
from regulars.channels.hindrance import hindrance
from regulars.channels.paper.settings import PostSettings
from regulars.channels.trial import send_test
from regulars.engine.running import speaking
from regulars.web import stored


@pytest.mark.parametrize(("name", "waits_for"), [("post", "print_run"), ("phone", "call_list")])
def test_nothing_leaves_by_itself_and_the_outbox_says_what_it_waits_for(hand_shop, name, waits_for):
    channel = channels()[name]
    assert channel.is_set()
    assert channel.message_id(UUID(int=1), sender=None) == f"<{UUID(int=1).hex}@{name}>"
    found = hindrance(channel, at=hand_shop.at)
    assert (found.reason, found.by_hand) == (waits_for, True)
    with channel.open() as line:
        assert line.deliver(None) == Down(waits_for)
    assert send_test("anywhere", by=name, at=hand_shop.at).reason == waits_for


def test_what_is_switched_off_is_not_set(hand_shop):
    stored.save(PostSettings(), at=hand_shop.at)
    assert hindrance(channels()["post"], at=hand_shop.at).reason == "no_post_server"


def test_a_play_may_name_them_as_it_names_any_channel(hand_shop):
    assert speaking(["post", "phone", "email"]) == ["post", "phone"]  # no e-mail server is set here
    stored.save(PostSettings(), at=hand_shop.at)
    assert speaking(["post", "phone"]) == ["phone"]
