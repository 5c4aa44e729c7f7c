"""Which letters go by post now? None of them disturbs anybody's night."""

from dataclasses import replace
from datetime import time

from regulars.channels.byhand.looking import Hand
from regulars.channels.limits import MessageLimits
from regulars.channels.post import CHANNEL
from regulars.web import stored


def hand() -> Hand:
    """By the owner's limits, without quiet hours."""
    limits = stored.load(MessageLimits).limits
    return Hand(channel=CHANNEL, limits=replace(limits, quiet_from=time(0), quiet_until=time(0)))
