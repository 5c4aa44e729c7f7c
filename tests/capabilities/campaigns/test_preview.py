"""How many people a campaign would go to. The rest is tried in test_commands.py."""

from regulars.capabilities.campaigns.actions import Wanted
from regulars.capabilities.campaigns.preview import preview


def looked(writing, **wanted: object):
    about = {"name": "News", "expression": "orders >= 1", "templates": ("second_order",)}
    return preview(Wanted(**about | wanted), at=writing.shop.at)


def test_it_counts_as_the_campaign_will(writing):
    """Twenty get it, less a tenth; Cy refused; who never ordered isn't meant."""
    for number in range(20):
        writing.knows(f"b{number}")
    writing.shop.sells_soap(writing.shop.knows("Cy", allows=False))
    writing.shop.knows("Never")
    found = looked(writing)
    assert (found.meant, found.reached, found.left_alone, found.gets_it) == (21, 20, 2, 18)
    assert found.left_out == {"consent_refused": 1}
    assert len(found.examples) == 5
    row = writing.starts(expression="orders >= 1")
    writing.minutes(row)
    assert (len(writing.people(row)), len(writing.sends(row))) == (20, 20)


def test_who_has_no_address_on_a_channel_is_told_apart(writing):
    writing.knows("Ann")
    assert looked(writing, channels=("sms",)).left_out == {"no_address": 1}
    assert looked(writing, channels=("sms", "email")).reached == 1
