"""How does the owner say to which program messages are handed on?"""

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from regulars.channels import events, keyring
from regulars.channels.actions import Who, actor
from regulars.channels.models import ChannelSetting, ChannelTrouble
from regulars.channels.relay.queries import CHANNEL
from regulars.events.log import NewEvent, record
from regulars.web import audit
from regulars.web.outward import address
from regulars.web.outward.signature import new_secret


def set_address(url: str, *, anew: bool = False, who: Who, at: datetime) -> str:
    """Hand messages on to this address; the secret where one was made, which is not shown again, else ''.

    anew: make another secret, also where there is one. Raises address.AddressRefused, host.keys.KeysLost.
    """
    address.check(url)
    host = urlsplit(url).hostname or ""
    with transaction.atomic():
        known = ChannelSetting.objects.select_for_update().filter(pk=CHANNEL).first()
        made = new_secret() if anew or known is None else ""
        changes = {"settings": {"url": url}, "changed_at": at}
        if made:
            changes["secret"] = keyring.sealed(made)
        ChannelSetting.objects.update_or_create(channel=CHANNEL, defaults=changes)
        ChannelTrouble.objects.filter(channel=CHANNEL).delete()
        told = NewEvent(
            payload=events.ChannelSet(CHANNEL, host, 0),
            key=f"channel:{CHANNEL}:set:{at.timestamp()}",
            occurred_at=at,
            actor=actor(who),
        )
        record(told, at=at)
        audit.note(who, "relay.set", kind="channel", id=CHANNEL, detail={"host": host})
    return made
