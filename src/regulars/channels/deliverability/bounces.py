"""What follows from the reports that lie in the store's mailbox?

A report names the mail it is about. Where it doesn't, as some servers leave it out, it is about the last
mail that left for the recipient within a few days. Of an address that nothing was sent to, it means nothing:
anybody may write a report. How far the mailbox was read is kept together with what was read.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from regulars.channels.deliverability import queries
from regulars.channels.deliverability.mailbox import Account, OutOfReach, Place, batches
from regulars.channels.deliverability.models import MailboxPlace
from regulars.channels.deliverability.receipts import Receipt, note
from regulars.channels.deliverability.reports import Report, reports_of
from regulars.sql import statement

LATELY_SENT_TO = statement(__file__, "lately_sent_to")
LATELY = timedelta(days=5)
"""How long mail servers try (RFC 5321, 4.5.4.1): what comes later without a name could be about anything."""


def read(account: Account, *, at: datetime) -> Counter[str]:
    """Take in what came to the mailbox since the last time; how many of what was told were new.

    Raises OutOfReach, after what was read before is kept.
    """
    done: Counter[str] = Counter()
    row = queries.place()
    since = Place(row.uid_validity, row.last_uid) if row else Place()
    try:
        for batch in batches(account, since=since, at=at):
            reports = [report for mail in batch.mails for report in reports_of(mail)]
            with transaction.atomic(durable=True):
                done.update(note("email", receipts(reports, at=at), at=at))
                _keep(batch.place, reports=len(reports))
    except OutOfReach as reason:
        _say(reason.problem, reason.detail)
        raise
    MailboxPlace.objects.update_or_create(
        name=queries.BOUNCES, defaults={"read_at": at, "problem": "", "detail": ""}
    )
    return done


def receipts(reports: Sequence[Report], *, at: datetime) -> list[Receipt]:
    """What reports say of messages of ours."""
    nameless = {report.recipient for report in reports if not report.message_id and report.recipient}
    lately = dict(LATELY_SENT_TO.rows(addresses=sorted(nameless), since=at - LATELY)) if nameless else {}
    return [
        Receipt(
            kind=report.kind,
            message_id=report.message_id or lately.get(report.recipient, ""),
            occurred_at=min(report.at or at, at),
            permanent=report.permanent,
            recipient=report.recipient,
            detail=report.status,
        )
        for report in reports
    ]


def _keep(place: Place, *, reports: int) -> None:
    """Note that everything up to here is taken in."""
    MailboxPlace.objects.get_or_create(name=queries.BOUNCES)
    MailboxPlace.objects.filter(name=queries.BOUNCES).update(
        uid_validity=place.uid_validity, last_uid=place.last_uid, reports=F("reports") + reports
    )


def _say(problem: str, detail: str) -> None:
    MailboxPlace.objects.update_or_create(
        name=queries.BOUNCES, defaults={"problem": problem, "detail": detail}
    )
