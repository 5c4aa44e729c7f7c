"""Every minute it is decided who followed links."""

from datetime import timedelta

from regulars import clock
from regulars.channels.tracking.hits import note_hit
from regulars.channels.tracking.jobs import judge_hits
from regulars.channels.tracking.rules import Hit
from regulars.events.models import Event


def test_the_worker_tells_of_what_was_followed(mailing, mailbox):
    mailing.at = clock.now() - timedelta(hours=1)
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    moment = clock.now() - timedelta(minutes=5)
    note_hit(mailing.letter(ann).id, Hit("followed", moment, "https://shop.test/soap"))
    assert judge_hits(timestamp=0) == 1
    assert judge_hits(timestamp=60) == 0
    assert Event.objects.get(name="message.clicked").customer_id == ann
