"""What follows once a file is in?"""

from contextlib import suppress

from regulars import clock
from regulars.insight.refresh import AlreadyRefreshing, refresh


def understand() -> None:
    """Work out anew who buys again and who is due; a run that is at it already takes the file along later."""
    with suppress(AlreadyRefreshing):
        refresh(clock.now())
