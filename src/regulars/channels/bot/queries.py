"""By which bot does the store write?"""

import msgspec

from regulars.channels import keyring
from regulars.channels.bot.account import Bot, Secrets
from regulars.channels.models import ChannelSetting

CHANNEL = "telegram"


def bot() -> Bot | None:
    """The bot as it was set, without its secrets; None where nobody set one."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return msgspec.convert(row.settings, Bot) if row else None


def secrets() -> Secrets:
    """Its secrets; empty without a bot. Raises host.vault.CannotOpen, host.keys.KeysLost."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return msgspec.json.decode(keyring.opened(row.secret), type=Secrets) if row else Secrets()
