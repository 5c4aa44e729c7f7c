"""What a newsletter brings, and whom that is for."""

from regulars.capabilities.campaigns.contents import CONTENTS, audience
from regulars.engine import where


def test_an_inside_story_is_for_the_loyal_whatever_its_audience_says():
    assert audience("article", "orders >= 1 or orders = 0") == "orders >= 1 or orders = 0"
    only = "(orders >= 1 or orders = 0) and stage IN ('loyal', 'growing')"
    assert audience("inside_story", "orders >= 1 or orders = 0") == only


def test_every_preset_is_understood():
    assert all(where.read(audience(name, "orders >= 1")) for name in CONTENTS)
