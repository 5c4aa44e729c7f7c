"""On the shop's page nothing is handed over by itself."""

from regulars.channels.channel import Down
from regulars.channels.onsite import CHANNEL
from regulars.channels.visiting import actions


def test_its_own_line_takes_nothing(shop):
    actions.switch(on=True, who=None, at=shop.at)
    assert CHANNEL.is_set()
    with CHANNEL.open() as line:
        assert line.deliver(None) == Down("waits_for_visit")


def test_a_store_on_one_machine_is_seen_there_alone(shop, settings):
    actions.switch(on=True, who=None, at=shop.at)
    assert CHANNEL.is_loopback()
    settings.BASE_URL = "https://regulars.example.com"
    assert not CHANNEL.is_loopback()
