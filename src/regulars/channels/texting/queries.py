"""By which account do SMS leave?"""

import msgspec

from regulars.channels import keyring
from regulars.channels.models import ChannelSetting
from regulars.channels.texting.account import Account

CHANNEL = "sms"


def account() -> Account | None:
    """The account as it was set, without its password; None where nobody set one."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return msgspec.convert(row.settings, Account, strict=False) if row else None


def password() -> str:
    """The account's password; '' without one. Raises host.vault.CannotOpen, host.keys.KeysLost."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return keyring.opened(row.secret) if row else ""
