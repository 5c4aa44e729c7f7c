"""A key that was made signs once its record is seen, and the record is what an independent checker reads."""

from datetime import timedelta

import dkim

from regulars.channels import keyring
from regulars.channels.deliverability import actions, queries, signing
from regulars.channels.models import SigningKey
from tests.channels.cast import NOON


def test_a_record_is_written_as_zone_files_take_it():
    record = signing.record_of(signing.fresh(at=NOON).pem)
    pieces = signing.in_pieces(record)[1:-1].split('" "')
    assert "".join(pieces) == record
    assert [len(piece) <= 255 for piece in pieces] == [True, True]  # 410 characters


def test_a_key_signs_once_it_is_published_and_the_one_before_no_more(mailing, mailbox):
    first = actions.make_key("amber.test", who=None, at=NOON)
    assert actions.make_key("amber.test", who=None, at=NOON + timedelta(hours=1)).pk == first.pk
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    mailing.hands_over()
    assert actions.key_published(first.pk, who=None, at=NOON)
    assert not actions.key_published(first.pk, who=None, at=NOON)
    mailing.plans(ann, visit=2)
    mailing.hands_over()
    unsigned, signed = (mail["content"].encode() for mail in mailbox.taken())
    assert b"DKIM-Signature" not in unsigned
    pem = keyring.opened(first.secret)
    record = signing.record_of(pem).encode()
    assert dkim.verify(signed, dnsfunc=lambda name, timeout=5: record)

    second = actions.make_key("amber.test", who=None, at=NOON + timedelta(days=90))
    assert [key.pk for key in queries.keys_of("amber.test")] == [first.pk, second.pk]
    actions.key_published(second.pk, who=None, at=NOON + timedelta(days=91))
    assert list(SigningKey.objects.values_list("selector", flat=True)) == [second.selector]
