"""Who may be called now? Only in the hours that the owner set, where the person is."""

from dataclasses import replace
from datetime import time

from regulars.channels.byhand.looking import Hand
from regulars.channels.calling.settings import CallSettings
from regulars.channels.limits import MessageLimits
from regulars.channels.phone import CHANNEL
from regulars.web import stored


def hand() -> Hand:
    """By the owner's limits; the hours of calls take the place of quiet hours, also for what is owed."""
    limits = stored.load(MessageLimits).limits
    chosen = stored.load(CallSettings)
    hours = replace(limits, quiet_from=time(chosen.until % 24), quiet_until=time(chosen.since))
    return Hand(channel=CHANNEL, limits=replace(limits, quiet_from=time(0), quiet_until=time(0)), hours=hours)
