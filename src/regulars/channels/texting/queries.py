"""By which account do SMS leave, and whose is a number?"""

import msgspec

from regulars.channels import keyring
from regulars.channels.models import ChannelSetting
from regulars.channels.texting.account import Account
from regulars.customers.models import Canonical, Identity

CHANNEL = "sms"


def account() -> Account | None:
    """The account as it was set, without its password; None where nobody set one."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return msgspec.convert(row.settings, Account, strict=False) if row else None


def password() -> str:
    """The account's password; '' without one. Raises host.vault.CannotOpen, host.keys.KeysLost."""
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return keyring.opened(row.secret) if row else ""


def customers_at(number: str) -> list[int]:
    """Who is known by a telephone number (E.164), each as the person they now count as."""
    found = list(Identity.objects.filter(kind="phone", value=number).values_list("customer_id", flat=True))
    canonical = dict(
        Canonical.objects.filter(customer_id__in=found).values_list("customer_id", "canonical_id")
    )
    return sorted({canonical.get(customer, customer) for customer in found})
