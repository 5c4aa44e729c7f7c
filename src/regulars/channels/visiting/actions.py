"""How does the owner let messages be shown on the shop's page?"""

from datetime import datetime

from django.db import transaction

from regulars.channels import events
from regulars.channels.actions import Who, actor
from regulars.channels.models import ChannelSetting, ChannelTrouble
from regulars.channels.visiting.queries import CHANNEL
from regulars.events.log import NewEvent, record
from regulars.web import audit


def switch(*, on: bool, who: Who, at: datetime) -> None:
    """Let messages be shown from now on, or no more."""
    with transaction.atomic():
        ChannelSetting.objects.update_or_create(
            channel=CHANNEL, defaults={"settings": {"on": on}, "changed_at": at}
        )
        ChannelTrouble.objects.filter(channel=CHANNEL).delete()
        told = NewEvent(
            payload=events.ChannelSet(CHANNEL, "on" if on else "", 0),
            key=f"channel:{CHANNEL}:set:{at.timestamp()}",
            occurred_at=at,
            actor=actor(who),
        )
        record(told, at=at)
        audit.note(who, "onsite.set", kind="channel", id=CHANNEL, detail={"on": on})
