"""By which number does the store write in WhatsApp, and who wrote to it of late?"""

from datetime import datetime

import msgspec

from regulars.channels import keyring
from regulars.channels.cloud.account import WINDOW, Number, Secrets
from regulars.channels.cloud.models import CloudWindow
from regulars.channels.models import ChannelSetting
from regulars.customers.models import Identity

CHANNEL = "whatsapp"


def number() -> Number | None:
    """The number as it was set, without its secrets; None where nobody set one."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return msgspec.convert(row.settings, Number) if row else None


def secrets() -> Secrets:
    """Its secrets; empty without a number. Raises host.vault.CannotOpen, host.keys.KeysLost."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return msgspec.json.decode(keyring.opened(row.secret), type=Secrets) if row else Secrets()


def wrote_lately(*, at: datetime) -> dict[str, datetime]:
    """When each person last wrote to us, of those who did within the last day, by telephone number."""
    wrote = dict(CloudWindow.objects.filter(wrote_at__gt=at - WINDOW).values_list("customer_id", "wrote_at"))
    known = Identity.objects.filter(kind="phone", customer_id__in=wrote)
    return {number: wrote[customer] for number, customer in known.values_list("value", "customer_id")}
