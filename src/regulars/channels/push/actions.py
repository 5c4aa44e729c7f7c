"""How does the owner let notifications leave?"""

from datetime import datetime

from django.db import transaction

from regulars import clock
from regulars.channels import events, keyring
from regulars.channels.actions import Who, actor
from regulars.channels.models import ChannelSetting, ChannelTrouble
from regulars.channels.push import keys
from regulars.channels.push.queries import CHANNEL
from regulars.events.log import NewEvent, record
from regulars.web import audit


def set_contact(text: str, *, who: Who, at: datetime) -> str:
    """Say whom push services may ask, and have keys from then on; the public one, which stays as it is.

    Raises keys.Unusable, host.keys.KeysLost.
    """
    contact = keys.contact_of(text, at=clock.wall())
    with transaction.atomic():
        known = ChannelSetting.objects.select_for_update().filter(pk=CHANNEL).first()
        made = keys.made(contact=contact)
        public = str(known.settings["public_key"]) if known else made.public
        ChannelSetting.objects.update_or_create(
            channel=CHANNEL,
            defaults={"settings": {"public_key": public, "contact": contact}, "changed_at": at},
            create_defaults={
                "settings": {"public_key": public, "contact": contact},
                "secret": keyring.sealed(made.private),
                "changed_at": at,
            },
        )
        ChannelTrouble.objects.filter(channel=CHANNEL).delete()
        told = NewEvent(
            payload=events.ChannelSet(CHANNEL, contact.partition(":")[2].lstrip("/"), 0),
            key=f"channel:{CHANNEL}:set:{at.timestamp()}",
            occurred_at=at,
            actor=actor(who),
        )
        record(told, at=at)
        audit.note(who, "webpush.set", kind="channel", id=CHANNEL, detail={"contact": contact})
    return public
