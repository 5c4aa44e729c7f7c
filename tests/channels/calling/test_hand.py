"""Who may be called now?"""

from datetime import time

from regulars.channels.calling.hand import hand
from regulars.channels.calling.settings import CallSettings
from regulars.web import stored


def test_the_hours_of_calls_take_the_place_of_quiet_hours(hand_shop):
    hand_shop.limits(quiet_from=1, quiet_until=2)
    stored.save(CallSettings(on=True, since=10, until=24), at=hand_shop.at)
    made = hand()
    assert (made.hours.quiet_from, made.hours.quiet_until) == (time(0), time(10))
    assert made.limits.quiet_from == made.limits.quiet_until
