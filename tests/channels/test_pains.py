"""What others' users suffered with messages, each under its own name."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import connection

from regulars.channels.models import Send
from regulars.channels.tracking.hits import MOST, judge, note_hit
from regulars.channels.tracking.models import MessageHit
from regulars.channels.tracking.rules import Hit
from regulars.events.models import Event
from tests.channels.cast import NOON

SOAP = "https://shop.test/soap"


def test_overlapping_cron_runs(mailing, mailbox):
    """Four runs that began at the same minute plan the same and send at the same time."""
    people = mailing.knows_many(60)

    def run():
        try:
            planned = mailing.plans(*people)
            return planned, mailing.hands_over(limit=100).get("accepted", 0)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        done = [each.result() for each in [threads.submit(run) for _ in range(4)]]
    mailing.hands_over()
    assert sum(planned for planned, _sent in done) == 60
    assert mailbox.recipients() == {f"b{n}@buyer.test": 1 for n in range(60)}
    assert Send.objects.filter(state="accepted").count() == 60


def test_a_bad_recipient_that_re_sends_the_batch(mailing, mailbox):
    """One is unknown there, one mailbox is full, at one the line breaks: all others have one each."""
    good = mailing.knows_many(12)
    bad = [mailing.knows(f"E{n}", address=f"{kind}.eve@buyer.test") for n, kind in enumerate(KINDS_OF_BAD)]
    mailing.plans(*good[:6], *bad, *good[6:])
    while mailing.at < NOON + timedelta(days=3):
        mailing.hands_over()
        mailing.at += timedelta(hours=3)
    assert mailbox.recipients() == {f"b{n}@buyer.test": 1 for n in range(12)}
    assert [mailing.states()[who] for who in bad] == ["failed", "failed", "planned"]


KINDS_OF_BAD = ("never", "later", "gone")


def letter_to_ann(shop):
    ann = shop.knows("Ann")
    shop.plans(ann)
    shop.hands_over()
    return Send.objects.get(customer_id=ann)


def told():
    names = ["message.opened", "message.clicked", "message.scanned"]
    return list(Event.objects.filter(name__in=names).values_list("name", flat=True))


def test_scanners_counted_as_clicks(mailing):
    """A mail gateway opens every link a second after the letter came, the one that nobody sees as well."""
    letter = letter_to_ann(mailing)
    for kind, target in (("followed", SOAP), ("followed", f"{SOAP}/tea"), ("opened", ""), ("unseen", "")):
        note_hit(letter.id, Hit(kind, NOON + timedelta(seconds=1), target, ""))
    judge(at=NOON + timedelta(minutes=2))
    assert set(told()) == {"message.scanned"}


def test_600_gb_of_statistics_tables(mailing):
    """A robot that follows one link ten thousand times leaves a handful of rows, none of them for long."""
    letter = letter_to_ann(mailing)
    for n in range(10_000):
        if not note_hit(letter.id, Hit("followed", NOON + timedelta(milliseconds=n), SOAP, "")):
            break
    assert MessageHit.objects.count() == MOST
    judge(at=NOON + timedelta(minutes=2))
    judge(at=NOON + timedelta(hours=2))
    assert MessageHit.objects.count() == 0
    assert len(told()) <= 1
    homes = Event.objects.raw("SELECT id, tableoid::regclass::text AS home FROM event")
    assert {row.home for row in homes} <= {
        "event_2025_04",
        "event_2025_05",
        "event_default",
    }  # months go whole
