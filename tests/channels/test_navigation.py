"""Messages are found in the side navigation, with what wants a decision."""

from regulars.channels.navigation import ITEMS, undecided


def test_the_badge_counts_what_nobody_knows(mailing):
    eve = mailing.knows("Eve", address="drop.eve@buyer.test")
    assert undecided() is None
    mailing.plans(eve)
    mailing.hands_over()
    assert undecided() == 1
    assert [(item.url, item.order) for item in ITEMS] == [("/messages/", 210)]
