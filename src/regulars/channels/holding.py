"""How is a campaign kept from leaving, at once, and ended? And what has somebody already?

Whoever runs campaigns says so here: a claim passes over what is held, and the look before each handing over
gives it back. In the caller's transaction, which has its own event.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from regulars.channels import events
from regulars.channels.models import Send, SendHold
from regulars.customers.permission import Refused, Wait
from regulars.events.log import NewEvent, record_many
from regulars.sql import statement

NOT_OF_CAMPAIGN = statement(__file__, "not_of_campaign", prepared=True)
SAID_BEFORE = statement(__file__, "said_before", prepared=True)
END_WAITING = statement(__file__, "end_waiting")
AT_ONCE = 5_000
LATELY = timedelta(days=3)
"""Within this time two messages of one step about one thing are the same message."""


def hold(campaign_id: int, *, at: datetime) -> None:
    """Let nothing of it leave from now on."""
    SendHold.objects.get_or_create(campaign_id=campaign_id, defaults={"since": at})


def let_go(campaign_id: int) -> None:
    """Let it leave again."""
    SendHold.objects.filter(campaign_id=campaign_id).delete()


def kept_back(send_ids: Sequence[int], *, at: datetime) -> dict[int, Wait | Refused]:
    """Which of these messages of campaigns may not leave now, or never; their people are locked."""
    if not send_ids:
        return {}
    rows = NOT_OF_CAMPAIGN.rows(sends=list(send_ids))
    return {send_id: Wait(at, why) if why == "campaign_held" else Refused(why) for send_id, why in rows}


def said_before(send_ids: Sequence[int]) -> dict[int, Wait | Refused]:
    """Which of these messages of plays their person has already, under an id that counts as theirs since."""
    if not send_ids:
        return {}
    rows = SAID_BEFORE.rows(sends=list(send_ids), within=LATELY)
    return {send_id: Refused("already_got") for (send_id,) in rows}


def end_waiting(campaign_id: int, *, reason: str, at: datetime) -> tuple[int, int]:
    """End some of what waits, for a reason; how many, and how many are in a worker's hands."""
    rows = END_WAITING.rows(campaign=campaign_id, reason=reason, at=at, limit=AT_ONCE)
    record_many(
        [
            NewEvent(
                payload=events.MessageSkipped(send_id, "", template, channel, reason),
                key=f"send:{send_id}:skipped:ended",
                occurred_at=at,
                actor="house",
                customer_id=customer_id,
                shop_id=shop_id,
            )
            for send_id, customer_id, shop_id, template, channel in rows
        ],
        at=at,
    )
    in_hand = Send.objects.filter(campaign_id=campaign_id, state__in=("claimed", "handed_over"))
    return len(rows), in_hand.count()
