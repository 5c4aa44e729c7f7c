"""What scripts read of a campaign; the rest is tried in test_api.py and test_commands.py."""

from regulars.capabilities.campaigns.values import campaign_values, result_values


def test_of_a_draft_nothing_can_have_come(writing):
    row = writing.drafts(holdout_bp=1_000)
    assert campaign_values(row)["state"] == "draft"
    assert result_values(row, at=writing.shop.at) == {"trial": None, "brought": None, "answers": None}
