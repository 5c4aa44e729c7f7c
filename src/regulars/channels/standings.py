"""What is known of people when messages are about to leave for them?

They are locked before they are looked at, so that nobody's no comes between the look and the departure; and
before any message is, as receipts do it too: whoever locks in another order waits for the other for ever.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from regulars.channels.context import Draft
from regulars.channels.kinds import KINDS
from regulars.channels.ledger import Claimed
from regulars.customers.permission import TRACKING, Standing, address_digest
from regulars.sql import Statement, recordset, statement

STANDING = statement(__file__, "standing", prepared=True)
LOCK = Statement(
    "SELECT FROM customer WHERE id = ANY(%(people)s::bigint[]) ORDER BY id FOR NO KEY UPDATE", prepared=True
)
CAPPED = [name for name, demands in KINDS.items() if demands.capped]
AHEAD = timedelta(minutes=4)
"""How much later another worker's moment may be (round.LASTS): what it handed over counts, too."""
LATE_FOR = timedelta(days=14)
"""How long a parcel that is late is a reason to leave somebody in peace."""
KNOWN = (
    *("reachable", "suppressed", "consent", "earlier", "topic_left", "paused_until", "most", "within"),
    *("quiet", "quiet_until"),
)
"""What standing.sql tells of a person, in its order."""

Pair = tuple[Claimed, Draft]


@dataclass(slots=True)
class Look:
    """What is known now. stopped: whether the owner said stop. of: each person, by message.

    unwilling: who doesn't want it noted what they do with messages. joined: messages to merged people.
    """

    stopped: bool = False
    of: dict[int, Standing] = field(default_factory=dict)
    unwilling: set[int] = field(default_factory=set)
    joined: set[int] = field(default_factory=set)


def lock(people: Sequence[int]) -> None:
    """Let nothing change of these people in the caller's transaction."""
    LOCK.rows(people=list(people))


def look(
    few: Sequence[Pair], *, channel: str, identity: str, within: timedelta, noted: bool, at: datetime
) -> Look:
    """What is known of the people of these messages, who are locked.

    identity: the kind of `customer_identity` that has its addresses. within: how far back the cap counts.
    noted: whether anything is noted of what people do at all.
    """
    found = Look()
    if not few:
        return found
    asked = [
        {
            "n": n,
            "send_id": send.id,
            "person": draft.person_id,
            "address": draft.address,
            "digest": address_digest(channel, draft.address),
            "purpose": send.purpose,
        }
        for n, (send, draft) in enumerate(few)
    ]
    rows = STANDING.rows(
        asked=recordset(asked),
        identity=identity,
        channel=channel,
        capped=CAPPED,
        since=at - within,
        ahead=AHEAD,
        late_for=LATE_FOR,
        noted=noted,
        tracking=TRACKING,
        at=at,
    )
    for n, stopped, *known, unwilling, joined in rows:
        send, draft = few[n]
        found.stopped = stopped
        found.of[send.id] = Standing(zones=draft.zones, **dict(zip(KNOWN, known, strict=True)))
        if unwilling:
            found.unwilling.add(draft.person_id)
        if joined:
            found.joined.add(send.id)
    return found
