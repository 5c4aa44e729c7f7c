"""What follows when somebody says, where a message reached them, that they want no more?

The consent to that channel is withdrawn, for offers and for news, with the word as it was said. Of an address
that nobody is known by, the no holds for the address.
"""

from datetime import datetime
from typing import Any

import msgspec

from regulars.customers import queries
from regulars.customers.actions import consent
from regulars.customers.actions.suppress import Block, suppress
from regulars.customers.permission import PURPOSES


class No(msgspec.Struct, frozen=True, kw_only=True):
    """That whoever is at an address wants no more. how: see customers.words.HOWS."""

    address: str
    occurred_at: datetime
    how: str
    wording: str = ""
    evidence: dict[str, Any] = {}
    purposes: tuple[str, ...] = PURPOSES


def leave(no: No, *, channel: str, identity: str, at: datetime) -> None:
    """Take a no. identity: the kind of `customer_identity` that holds the channel's addresses."""
    people = queries.found_by(kind=identity, value=no.address)
    said = [
        consent.Statement(
            customer_id=customer,
            channel=channel,
            purpose=purpose,
            granted=False,
            occurred_at=no.occurred_at,
            how=no.how,
            wording=no.wording,
            evidence=no.evidence,
        )
        for customer in people
        for purpose in no.purposes
    ]
    consent.state(said, actor="customer", at=at)
    if not people:
        block = Block(channel=channel, address=no.address, reason="asked", since=no.occurred_at)
        suppress([block], actor="customer", at=at)
