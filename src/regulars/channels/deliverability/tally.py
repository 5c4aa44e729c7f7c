"""How did mail fare, day by day and by the domain that it went to?

Counted as the log grows, so that nobody who looks waits until a million mails are counted, which takes 11 s.
What is told of a mail counts on the day when it is told.
"""

from datetime import UTC, datetime, timedelta

from django.db import transaction

from regulars.channels.deliverability.models import MailTally
from regulars.events.reader import move, take
from regulars.sql import statement

COUNT = statement(__file__, "count_mail")
READER = "deliverability"
AT_ONCE = 5_000
KEPT = timedelta(days=60)
NAMES = ["message.accepted", "message.delivered", "message.bounced", "message.complained"]


def follow(*, at: datetime) -> int:
    """Count what the next events tell; how many were read, 0 when none waits. Each is counted once."""
    with transaction.atomic():
        batch = take(READER, limit=AT_ONCE)
        if batch is None:
            return 0
        COUNT.run(names=NAMES, since=at - KEPT, **batch.parameters())
        move(READER, to=batch.upto, at=at)
        return batch.count


def catch_up(*, at: datetime) -> int:
    """Count until nothing waits, and forget what is old; how many events were read."""
    read = 0
    while count := follow(at=at):
        read += count
    MailTally.objects.filter(day__lt=(at - KEPT).astimezone(UTC).date()).delete()
    return read
