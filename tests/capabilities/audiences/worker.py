"""What does a worker do that the tests kill?"""

from datetime import datetime
from multiprocessing.connection import Connection

from regulars.capabilities.audiences import batches
from regulars.capabilities.audiences import sync as syncing
from regulars.connectors.client import Client
from tests.capabilities.audiences.conftest import at_home


def work(_line: Connection, *, url: str, audience_id: int, at: datetime) -> None:
    """Bring an audience in line, five people in a call, with networks at this address."""
    known = at_home(url)
    syncing.networks = lambda: known
    batches.MOST = 5
    syncing.sync(audience_id, client=Client(), at=at)
