"""How do the messages of a campaign come into the outbox: when they are due, and as many as may leave?

Each few in one transaction with the note that they are there. Nobody is planned far ahead: what stands in the
outbox leaves as fast as the channel allows, and a campaign that is paused has little there that waits.
"""

from datetime import datetime

from django.db import transaction

from regulars.capabilities.campaigns import rules
from regulars.capabilities.campaigns.models import Campaign
from regulars.capabilities.campaigns.variants import template_of
from regulars.channels import outbox
from regulars.channels.outbox import Planned
from regulars.sql import statement

AT_ONCE = 5_000
MOST_OPEN = 100_000
"""Messages of a campaign in the outbox: about what two cores hand over in two minutes."""
DUE = statement(__file__, "due")
RELEASE = statement(__file__, "release")
OPEN = statement(__file__, "open")


def release(campaign_id: int, *, at: datetime) -> int:
    """Put into the outbox what may leave now; how many messages."""
    released = 0
    while step := _few(campaign_id, at=at):
        released += step
    return released


def open_sends(campaign_id: int) -> int:
    """How many of its messages are still to leave, or on their way."""
    return int(OPEN.rows(campaign=campaign_id)[0][0])


def _few(campaign_id: int, *, at: datetime) -> int:
    with transaction.atomic(durable=True):
        row = Campaign.objects.select_for_update().get(pk=campaign_id)
        if row.state != "running":
            return 0
        paced_until = row.paced_until or at - rules.GRACE
        share = rules.allowance(row.per_hour, paced_until=paced_until, at=at)
        room = min(AT_ONCE, MOST_OPEN - open_sends(campaign_id))
        limit = room if share is None else min(room, share)
        if limit <= 0:
            return 0
        due = DUE.rows(campaign=campaign_id, at=at, limit=limit)
        if not due:
            return 0
        outbox.plan_many([_planned(row, *rest) for _, *rest, is_first in due if is_first], at=at)
        RELEASE.run(people=[person_id for person_id, *_ in due], at=at)
        if row.per_hour:
            paced = rules.paced(row.per_hour, given=len(due), paced_until=paced_until, at=at)
            Campaign.objects.filter(pk=campaign_id).update(paced_until=paced)
    return len(due)


def _planned(row: Campaign, customer_id: int, variant: str, channels: list[str]) -> Planned:
    return Planned(
        key=f"campaign:{row.pk}:{customer_id}",
        customer_id=customer_id,
        channel=channels[0],
        others=tuple(channels[1:]),
        template=template_of(variant, templates=row.templates),
        variant=variant,
        topic=row.topic,
        campaign_id=row.pk,
    )
