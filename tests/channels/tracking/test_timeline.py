"""A person's timeline says what they opened and followed, and nothing of scanners."""

from datetime import timedelta

from regulars.channels.deliverability.receipts import Receipt, note
from regulars.channels.tracking.actions import allow_noting
from regulars.channels.tracking.timeline import clicks
from regulars.customers.timeline import consents
from tests.channels.cast import NOON

SOAP = "https://shop.test/soap"


def test_ann_opened_and_followed_and_a_scanner_is_left_out(mailing, mailbox):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    send = mailing.letter(ann)
    done = [("clicked", "scanner", ""), ("opened", "person", ""), ("clicked", "person", SOAP)]
    receipts = [
        Receipt(
            kind=kind, by=by, url=url, message_id=send.message_id, occurred_at=NOON + timedelta(minutes=n)
        )
        for n, (kind, by, url) in enumerate(done)
    ]
    note("email", receipts, at=NOON + timedelta(minutes=9))
    told = list(clicks([ann], at=NOON + timedelta(days=1), id=10**18, limit=10))
    assert [(entry.title, entry.says) for entry in told] == [
        ("Reminder before it runs out: followed a link", SOAP),
        ("Reminder before it runs out: opened", ""),
    ]
    assert told[0].link == f"/messages/{send.id}/"
    assert [entry.title for entry in clicks([ann], at=told[0].at, id=told[0].id, limit=10)] == [told[1].title]


def test_that_nothing_may_be_noted_is_no_no_to_messages(shop):
    ann = shop.knows("Ann", allows=None)
    allow_noting(ann, allowed=False, how="link", wording="Note nothing.", actor="customer", at=NOON)
    (said,) = consents([ann], at=NOON + timedelta(days=1), id=10**18, limit=10)
    assert said.title == "Refused"
    assert said.says == "e-mail, noting what they open and follow (by a link in a letter)"
