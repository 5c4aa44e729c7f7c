"""To which program are messages handed on?"""

from regulars.channels import keyring
from regulars.channels.models import ChannelSetting

CHANNEL = "webhook"


def url() -> str:
    """The program's address; '' where nobody set one."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return str(row.settings["url"]) if row else ""


def secret() -> str:
    """What its messages are signed with. Raises host.vault.CannotOpen, host.keys.KeysLost."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return keyring.opened(row.secret) if row else ""
