"""A message's page says what people did with it, and what programs did."""

from datetime import timedelta

from regulars.channels import queries
from regulars.channels.deliverability.receipts import Receipt, note
from regulars.channels.pages.messages import moments
from tests.channels.cast import NOON

SOAP = "https://shop.test/soap"


def test_what_ann_did_stands_beside_what_a_scanner_did(mailing, mailbox):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    send = mailing.letter(ann)
    done = [
        ("opened", "scanner", ""),
        ("opened", "person", ""),
        ("clicked", "person", SOAP),
        ("clicked", "", ""),
    ]
    receipts = [
        Receipt(
            kind=kind, by=by, url=url, message_id=send.message_id, occurred_at=NOON + timedelta(minutes=n)
        )
        for n, (kind, by, url) in enumerate(done)
    ]
    note("email", receipts, at=NOON + timedelta(minutes=9))
    told = [(str(moment.title), moment.says, moment.held) for moment in moments(send)]
    assert set(told) > {
        ("A program looked through it; that is nobody’s doing.", "", True),
        ("They opened it.", "", False),
        ("They followed a link.", SOAP, False),
        ("They, or a program, followed a link.", "", False),
    }
    assert len(queries.history(send)) == 5
