"""Keys are made once, sealed, and stay whatever the owner changes."""

import pytest

from regulars.channels.models import ChannelSetting
from regulars.channels.push import actions, queries
from regulars.channels.push.keys import Unusable
from regulars.events.models import Event


def test_the_first_contact_makes_keys_and_the_next_one_keeps_them(shop):
    public = actions.set_contact("shop@amber.test", who=None, at=shop.at)
    assert actions.set_contact("https://amber.test", who=None, at=shop.at) == public
    assert (queries.keys().public, queries.keys().contact) == (public, "https://amber.test")
    assert Event.objects.filter(name="channel.set").count() == 1  # both at the same moment


def test_the_private_key_stands_nowhere_as_it_is(shop):
    actions.set_contact("shop@amber.test", who=None, at=shop.at)
    row = ChannelSetting.objects.get(pk="webpush")
    assert queries.keys().private not in f"{row.secret}{row.settings}"


def test_nothing_is_kept_of_a_contact_that_nobody_could_ask(shop):
    with pytest.raises(Unusable):
        actions.set_contact("nobody", who=None, at=shop.at)
    assert (queries.public_key(), queries.contact(), queries.keys()) == ("", "", None)
