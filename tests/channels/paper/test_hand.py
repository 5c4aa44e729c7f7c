"""Which letters go by post now?"""

from regulars.channels.paper.hand import hand


def test_the_owners_limits_hold_but_not_the_quiet_hours(hand_shop):
    hand_shop.limits(per_week=2, quiet_from=20, quiet_until=8)
    made = hand()
    assert (made.limits.most, made.hours) == (2, None)
    assert made.limits.quiet_from == made.limits.quiet_until
