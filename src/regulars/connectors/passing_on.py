"""How do shops hear that a customer said yes or no to offers, wherever it was said?"""

from datetime import datetime

from django.db import transaction

from regulars.connectors import queries
from regulars.connectors.changes import ConsentStated
from regulars.connectors.telling import plan
from regulars.events import reader
from regulars.sql import statement

READER = "connectors.consents"
CONSENTS = statement(__file__, "consents_to_pass_on")
BATCH = 10_000


def pass_on(*, at: datetime) -> int:
    """Read on in the log, and plan what shops are told of it; how many events were read."""
    hearing = {each.id: each for each in queries.told_of(ConsentStated)}
    if not hearing:
        return 0
    with transaction.atomic():
        batch = reader.take(READER, limit=BATCH)
        if batch is None:
            return 0
        kinds = sorted({each.kind for each in hearing.values()})
        for event, connection, customer, known_as, channel, address, granted, said_at in CONSENTS.rows(
            **batch.parameters(), kinds=kinds
        ):
            stated = ConsentStated(
                customer=known_as, channel=channel, address=address, granted=granted, stated_at=said_at
            )
            key = f"consent:{event}:{known_as}"
            plan(stated, connection=hearing[connection], key=key, at=at, customer_id=customer)
        reader.move(READER, to=batch.upto, at=at)
        return batch.count
