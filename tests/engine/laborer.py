"""What does a worker do that the tests kill?"""

from datetime import datetime
from multiprocessing.connection import Connection

from regulars.engine.advance import advance
from regulars.engine.react import react


def labor(_line: Connection, *, at: datetime) -> None:
    """React and advance in small batches, as of a moment, until it is killed."""
    while True:
        react(at=at, limit=15)
        advance(at=at, limit=10)
