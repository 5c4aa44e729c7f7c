"""The owner says by which account SMS leave."""

from datetime import timedelta

from regulars.channels.models import ChannelSetting, ChannelTrouble
from regulars.channels.texting import actions, queries
from regulars.events.models import Event
from tests.channels.texting.conftest import account


def test_the_account_is_kept_and_its_token_only_sealed(shop):
    actions.set_account(account("https://api.twilio.com"), who=None, at=shop.at)
    row = ChannelSetting.objects.get(channel="sms")
    assert "password" not in row.settings
    assert "12345" not in row.secret
    assert queries.password() == "12345"
    assert Event.objects.get(name="channel.set").payload["host"] == "https://api.twilio.com"


def test_another_account_may_keep_the_token_and_is_tried_at_once(shop):
    actions.set_account(account("https://api.twilio.com"), who=None, at=shop.at)
    ChannelTrouble.objects.create(
        channel="sms",
        problem="provider_busy",
        since=shop.at,
        retry_at=shop.at + timedelta(hours=1),
        failures=7,
    )
    changed = account("https://api.telco.lv", password="")
    actions.set_account(changed, keep_password=True, who=None, at=shop.at + timedelta(minutes=1))
    assert (queries.account().host, queries.password()) == ("https://api.telco.lv", "12345")
    assert not ChannelTrouble.objects.exists()
