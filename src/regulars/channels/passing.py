"""What becomes of messages that wait where nothing would ever leave?

On a channel that nobody has set they go by the next of theirs that somebody has; without one they end, with
their reason, when they are of no use any more, and stand in the outbox until then. And after the clock was
set back nothing rests until it is again as late as it was.
"""

from collections import Counter
from datetime import datetime

from django.db import transaction

from regulars.channels import events
from regulars.channels.channel import channels
from regulars.channels.fate import BACKOFF, LONGEST_PAUSE
from regulars.channels.hindrance import UNSET
from regulars.channels.models import ChannelTrouble, DomainTrouble
from regulars.events.log import NewEvent, record_many
from regulars.sql import Statement, statement

AT_ONCE = 1_000
LONGEST_WAIT = BACKOFF[-1]
OF_THE_PERSON = ("", "cap", "own_cap", "paused", "campaign_held")
"""Why a message may wait longer than any try is put off, besides what leaves a person in peace."""
PASS_ON = statement(__file__, "pass_on")
END_UNSET = statement(__file__, "end_unset")
ROUSE = statement(__file__, "rouse")

# The channels on which anything waits: one step of the index for each, however many messages wait.
WAITED_ON = Statement("""
    WITH RECURSIVE waited_on AS (
        (SELECT channel FROM send WHERE state = 'planned' ORDER BY channel LIMIT 1)
        UNION ALL
        SELECT (
            SELECT channel FROM send
            WHERE state = 'planned' AND channel > w.channel
            ORDER BY channel
            LIMIT 1
        )
        FROM waited_on w
        WHERE w.channel IS NOT NULL
    )
    SELECT channel FROM waited_on WHERE channel IS NOT NULL
""")


def pass_on(*, at: datetime) -> Counter[str]:
    """Help messages on that are due on a channel nobody has set; how many were passed on, and skipped."""
    ready = [name for name, channel in channels().items() if channel.is_set()]
    with transaction.atomic(durable=True):
        unset = [name for (name,) in WAITED_ON.rows() if name not in ready]
        if not unset:
            return Counter()
        passed_on = len(PASS_ON.rows(set=ready, unset=unset, at=at, limit=AT_ONCE)) if ready else 0
        ended = END_UNSET.rows(unset=unset, reason=UNSET, at=at, limit=AT_ONCE)
        record_many(
            [
                NewEvent(
                    payload=events.MessageSkipped(send_id, play, template, channel, UNSET),
                    key=f"send:{send_id}:skipped:{channel}:{attempts}",
                    occurred_at=at,
                    actor=f"play:{play}" if play else "house",
                    customer_id=customer_id,
                    shop_id=shop_id,
                )
                for send_id, customer_id, shop_id, play, template, channel, attempts in ended
            ],
            at=at,
        )
    return +Counter(passed_on=passed_on, skipped=len(ended))


def rouse(*, at: datetime) -> int:
    """Let be tried what rests longer than anything is put off: the clock was set back. How much that was."""
    with transaction.atomic():
        late = {"retry_at__gt": at + LONGEST_PAUSE}
        channels_resting, _each = ChannelTrouble.objects.filter(**late).delete()
        domains_resting, _each = DomainTrouble.objects.filter(**late).delete()
        messages = ROUSE.run(kept=list(OF_THE_PERSON), latest=at + LONGEST_WAIT, at=at)
    return channels_resting + domains_resting + messages
