"""How does the owner say by which account SMS leave?"""

from datetime import datetime

import msgspec
from django.db import transaction

from regulars.channels import events, keyring
from regulars.channels.actions import Who, actor
from regulars.channels.models import ChannelSetting, ChannelTrouble
from regulars.channels.texting.account import Account, checked
from regulars.channels.texting.queries import CHANNEL
from regulars.events.log import NewEvent, record
from regulars.web import audit


def set_account(account: Account, *, keep_password: bool = False, who: Who, at: datetime) -> None:
    """Let SMS leave by this account; what waited for the old one is tried at once.

    keep_password: the one that is stored stays. Raises account.Unusable, address.AddressRefused,
    host.keys.KeysLost.
    """
    checked(account)
    settings = msgspec.to_builtins(account)
    del settings["password"]
    changes = {"settings": settings, "changed_at": at}
    if not keep_password:
        changes["secret"] = keyring.sealed(account.password)
    with transaction.atomic():
        ChannelSetting.objects.update_or_create(channel=CHANNEL, defaults=changes)
        ChannelTrouble.objects.filter(channel=CHANNEL).delete()
        told = NewEvent(
            payload=events.ChannelSet(CHANNEL, account.host, account.port),
            key=f"channel:{CHANNEL}:set:{at.timestamp()}",
            occurred_at=at,
            actor=actor(who),
        )
        record(told, at=at)
        audit.note(who, "sms.set", kind="channel", id=CHANNEL, detail={"host": account.host})
