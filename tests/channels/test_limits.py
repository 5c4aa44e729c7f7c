"""What the owner chose is what the rules get."""

from datetime import time, timedelta

from regulars.channels.limits import MessageLimits
from regulars.customers.permission import Limits
from regulars.web import stored


def test_without_a_choice_three_a_week_at_any_hour(shop):
    assert stored.load(MessageLimits).limits == Limits()


def test_a_choice_is_kept(shop):
    stored.save(MessageLimits(per_week=5, quiet_from=23, quiet_until=6), at=shop.at)
    assert stored.load(MessageLimits).limits == Limits(
        most=5, within=timedelta(days=7), quiet_from=time(23), quiet_until=time(6)
    )
