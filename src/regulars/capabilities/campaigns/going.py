"""How does a campaign go on from where it is?

Whoever begins this and dies leaves it to the next minute: each step is committed with how far it came.
"""

from datetime import datetime

from regulars.capabilities.campaigns import actions, queries, trial
from regulars.capabilities.campaigns.planning import looks, plan_page
from regulars.capabilities.campaigns.releasing import open_sends, release
from regulars.engine.running import house


def go_on(campaign_id: int, *, at: datetime) -> bool:
    """Do what can be done now; whether there was anything."""
    row = queries.campaign(campaign_id)
    if row is None or row.ended_at:
        return False
    if row.state == "stopped":
        return clear_up(campaign_id, at=at)
    if row.state != "running":
        return False
    did = look(campaign_id, at=at) if row.passes == 0 else False
    did = bool(release(campaign_id, at=at)) or did
    if queries.next_due(campaign_id) is None and is_running(campaign_id):
        did = trial.decide(campaign_id, at=at) or did
        did = look(campaign_id, at=at) or did
        did = bool(release(campaign_id, at=at)) or did
        if is_over(campaign_id):
            did = actions.finish(campaign_id, at=at)
    return did


def look(campaign_id: int, *, at: datetime) -> bool:
    """Look at all people once, from where the last one who looked came to; the first leave meanwhile."""
    here, found = house(at=at), False
    while plan_page(campaign_id, here=here):
        release(campaign_id, at=at)
        found = True
    return found


def clear_up(campaign_id: int, *, at: datetime) -> bool:
    ended = 0
    while step := actions.clear_up(campaign_id, at=at):
        ended += step
    return bool(ended)


def is_running(campaign_id: int) -> bool:
    row = queries.campaign(campaign_id)
    return row is not None and row.state == "running"


def is_over(campaign_id: int) -> bool:
    """Whether all people were looked at as often as they are, and nothing of it is still to leave."""
    row = queries.campaign(campaign_id)
    if row is None or row.passes < looks(row) or trial.is_on(row):
        return False
    return queries.next_due(campaign_id) is None and not open_sends(campaign_id)
