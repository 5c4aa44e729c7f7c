"""No campaign starts with a letter that can't go out as it is."""

import pytest

from regulars.capabilities.campaigns.starting import start
from regulars.channels.writing.gate import Held
from tests.channels.writing.test_shelf import saved


def test_what_should_be_mended_is_told_before_it_starts(writing):
    saved(writing.shop, "Buy now!!", name="second_order")
    row = writing.drafts()
    with pytest.raises(Held, match="‘Buy now’ reads like spam"):
        start(row.pk, who=None, at=writing.shop.at)
    assert writing.state(row) == "draft"
    assert start(row.pk, who=None, at=writing.shop.at, all_the_same=True)
    assert not start(row.pk, who=None, at=writing.shop.at)
    assert writing.state(row) == "scheduled"
