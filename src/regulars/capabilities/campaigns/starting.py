"""May a campaign start, with the letters that it sends?

Whoever opens a door for people or programs starts campaigns by this: actions.start alone looks at none.
"""

from datetime import datetime

from regulars.capabilities.campaigns import actions, queries
from regulars.channels.actions import Who
from regulars.channels.writing import gate


def start(campaign_id: int, *, who: Who, at: datetime, all_the_same: bool = False) -> bool:
    """Let a draft go out; False when it isn't a draft any more.

    all_the_same: whoever does it knows what lint says. Raises gate.Held where letters have to be mended.
    """
    row = queries.campaign(campaign_id)
    if row is None or row.state != "draft":
        return False
    gate.let_pass(row.templates, all_the_same=all_the_same, at=at)
    return actions.start(campaign_id, who=who, at=at)
