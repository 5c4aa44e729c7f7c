"""The owner says to which program messages are handed on."""

import pytest

from regulars.channels.models import ChannelSetting
from regulars.channels.relay import actions, queries
from regulars.events.models import Event
from regulars.web.outward.address import AddressRefused

URL = "https://app.amber.lv/messages"


def test_the_secret_is_told_once_and_kept_sealed(shop):
    made = actions.set_address(URL, who=None, at=shop.at)
    assert made.startswith("whsec_")
    assert (queries.url(), queries.secret()) == (URL, made)
    assert made not in ChannelSetting.objects.get(channel="webhook").secret
    assert Event.objects.get(name="channel.set").payload["host"] == "app.amber.lv"


def test_another_address_keeps_the_secret_unless_another_is_asked_for(shop):
    first = actions.set_address(URL, who=None, at=shop.at)
    assert actions.set_address(f"{URL}/2", who=None, at=shop.at) == ""
    assert queries.secret() == first
    again = actions.set_address(URL, anew=True, who=None, at=shop.at)
    assert queries.secret() == again != first


@pytest.mark.parametrize("url", ["http://app.amber.lv", "ftp://x", "https://u:p@app.amber.lv", "nonsense"])
def test_what_is_not_called_is_not_kept(shop, settings, url):
    settings.BASE_URL = "https://regulars.amber.lv"
    with pytest.raises(AddressRefused):
        actions.set_address(url, who=None, at=shop.at)
    assert queries.url() == ""
