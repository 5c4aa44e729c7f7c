"""What does a planner do that the tests kill?"""

from datetime import datetime
from multiprocessing.connection import Connection

from regulars.capabilities.campaigns import planning, releasing
from regulars.capabilities.campaigns.going import go_on


def work(line: Connection, *, campaign_id: int, at: datetime) -> None:
    """Let a campaign go on in many small steps until there is nothing to do now, and say so."""
    planning.PAGE_SIZE, releasing.AT_ONCE = 12, 9
    while go_on(campaign_id, at=at):
        pass
    line.send("nothing more")
