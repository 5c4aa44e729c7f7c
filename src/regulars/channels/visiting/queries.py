"""Are messages shown on the shop's page, and does one wait for somebody?"""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from regulars.channels.models import ChannelSetting, Send

CHANNEL = "onsite"
UNTIL_VISIT = "waits_for_visit"


def is_on() -> bool:
    row = ChannelSetting.objects.filter(pk=CHANNEL).first()
    return row is not None and bool(row.settings["on"])


def waits(people: Sequence[int], *, at: datetime) -> bool:
    """Whether anything is planned for one of these ids that may be shown now."""
    planned = Send.objects.filter(customer_id__in=people, channel=CHANNEL, state="planned")
    return planned.filter(Q(not_before__lte=at) | Q(reason=UNTIL_VISIT)).exists()
