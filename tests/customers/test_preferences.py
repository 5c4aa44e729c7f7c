"""Do preferences that nobody stated ask for nothing?"""

from regulars.customers.preferences import Preferences


def test_who_said_nothing_wishes_nothing():
    assert Preferences() == Preferences(
        channel="", most=None, within_days=None, paused_until=None, topics_left=()
    )
