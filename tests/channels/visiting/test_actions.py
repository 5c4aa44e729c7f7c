"""The owner switches messages on the page on and off, and it is told."""

from regulars.channels.visiting import actions, queries
from regulars.events.models import Event


def test_on_and_off_again(shop):
    assert not queries.is_on()
    actions.switch(on=True, who=None, at=shop.at)
    assert queries.is_on()
    actions.switch(on=False, who=None, at=shop.at)
    assert not queries.is_on()
    assert Event.objects.filter(name="channel.set", payload__channel="onsite").exists()
