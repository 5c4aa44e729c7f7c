"""What is noted of Ann is in what she gets when she asks, and goes with her."""

from regulars.channels.tracking.hits import note_hit
from regulars.channels.tracking.models import MessageHit
from regulars.channels.tracking.rules import Hit
from regulars.customers.actions import erase
from tests.channels.cast import NOON


def test_hits_go_with_the_person(mailing, mailbox):
    ann, dita = mailing.knows("Ann"), mailing.knows("Dita")
    mailing.plans(ann, dita)
    mailing.hands_over()
    for who in (ann, dita):
        note_hit(mailing.letter(who).id, Hit("followed", NOON, "https://shop.test/soap"))
    erase.erase([ann], actor="house", at=NOON)
    assert list(MessageHit.objects.values_list("customer_id", flat=True)) == [dita]
