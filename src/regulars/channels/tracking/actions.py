"""How does somebody say that it isn't to be noted what they open and follow?"""

from datetime import datetime

from regulars.customers.actions import consent
from regulars.customers.permission import TRACKING


def allow_noting(
    customer_id: int,
    *,
    allowed: bool,
    channel: str = "email",
    how: str,
    wording: str,
    actor: str,
    at: datetime,
) -> bool:
    """Keep what somebody says of it, with the words they were shown; whether that is news.

    It is a statement like those on messages, under a purpose of its own: the latest holds, and it is in the
    person's history and in what they get when they ask for their data.
    """
    said = consent.Statement(
        customer_id=customer_id,
        channel=channel,
        purpose=TRACKING,
        granted=allowed,
        occurred_at=at,
        how=how,
        wording=wording,
    )
    return consent.state([said], actor=actor, at=at)[0]
