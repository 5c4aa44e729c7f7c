"""What follows when somebody says, where a message reached them, that they want no more?

The consent to that channel is withdrawn, for offers and for news, with the word as it was said. Of an address
that nobody is known by, the no holds for the address.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from regulars.customers import queries
from regulars.customers.actions import consent
from regulars.customers.actions.suppress import Block, suppress
from regulars.customers.permission import PURPOSES


def leave(
    address: str,
    *,
    channel: str,
    identity: str,
    how: str,
    wording: str,
    evidence: Mapping[str, Any],
    occurred_at: datetime,
    at: datetime,
    purposes: Collection[str] = PURPOSES,
) -> None:
    """Take the no of whoever is at an address of a channel.

    identity: the kind of `customer_identity` that holds its addresses. how: see customers.words.HOWS.
    """
    people = queries.found_by(kind=identity, value=address)
    said = [
        consent.Statement(
            customer_id=customer,
            channel=channel,
            purpose=purpose,
            granted=False,
            occurred_at=occurred_at,
            how=how,
            wording=wording,
            evidence=dict(evidence),
        )
        for customer in people
        for purpose in purposes
    ]
    consent.state(said, actor="customer", at=at)
    if not people:
        block = Block(channel=channel, address=address, reason="asked", since=occurred_at)
        suppress([block], actor="customer", at=at)
