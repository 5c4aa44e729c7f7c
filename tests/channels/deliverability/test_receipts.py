"""What the other side tells afterwards is taken in once, in whatever order it comes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import permutations
from uuid import UUID

import pytest
from django.db import connection, transaction

from regulars.channels.deliverability.receipts import Receipt, key_of, note
from regulars.channels.models import Send
from regulars.customers.models import Consent, Customer, Suppression
from regulars.events.models import Event
from regulars.sql import Statement
from tests.channels.cast import NOON
from tests.channels.patience import until

WAITING = Statement("SELECT count(*) FROM pg_locks WHERE NOT granted")
LATER = NOON + timedelta(minutes=5)


def of(shop, kind, **more):
    return Receipt(kind=kind, message_id=shop.letter(shop.ann).message_id, occurred_at=LATER, **more)


def names():
    return list(
        Event.objects.filter(name__startswith="message.").order_by("id").values_list("name", flat=True)
    )


def test_a_delivered_letter_is_told_of_once(sent):
    told = [of(sent, "delivered")]
    assert note("email", told, at=LATER) == {"delivered": 1}
    assert note("email", told, at=LATER + timedelta(days=1)) == {}
    assert names() == ["message.accepted", "message.delivered"]


def test_a_hard_bounce_blocks_the_address_and_a_soft_one_does_not(sent):
    assert note("email", [of(sent, "bounced")], at=LATER) == {"bounced": 1}
    assert not Suppression.objects.exists()
    hard = [of(sent, "bounced", permanent=True)]
    assert note("email", hard, at=LATER) == {"bounced": 1, "suppressed": 1}
    assert note("email", hard, at=LATER) == {}
    sent.plans(sent.ann, visit=2)
    sent.hands_over()
    assert sent.letter(sent.ann).reason == "suppressed_bounced"


def test_a_bounce_of_a_mailbox_that_mail_was_passed_on_to_blocks_nobody(sent):
    told = [of(sent, "bounced", permanent=True, recipient="ann@elsewhere.test")]
    assert note("email", told, at=LATER) == {"bounced": 1}
    told = [of(sent, "bounced", permanent=True, recipient="Ann@BUYER.test")]
    assert note("email", told, at=LATER)["suppressed"] == 1


def test_a_complaint_blocks_the_address(sent):
    assert note("email", [of(sent, "complained")], at=LATER) == {"complained": 1, "suppressed": 1}
    assert Suppression.objects.get().reason == "complained"


def test_what_the_staff_unblocked_later_is_not_blocked_by_an_old_bounce(sent):
    hard = [of(sent, "bounced", permanent=True)]
    note("email", hard, at=LATER)
    Suppression.objects.update(lifted_at=LATER + timedelta(hours=1))
    assert note("email", hard, at=LATER + timedelta(hours=2)) == {}
    assert Suppression.objects.get().lifted_at is not None


def test_who_unsubscribes_at_the_provider_gets_no_more_offers(sent):
    told = [of(sent, "unsubscribed")]
    assert note("email", told, at=LATER) == {"unsubscribed": 1}
    assert note("email", told, at=LATER) == {}
    newest = Consent.objects.filter(customer_id=sent.ann).latest("occurred_at")
    assert (newest.granted, newest.purpose) == (False, "offers")


@pytest.mark.parametrize("state", ["unknown", "planned", "claimed", "handed_over"])
@pytest.mark.parametrize("kind", ["delivered", "deferred", "bounced", "opened", "complained"])
def test_a_receipt_settles_what_nobody_was_sure_of(sent, state, kind):
    Send.objects.update(state=state, ended_at=None)
    assert note("email", [of(sent, kind)], at=LATER)["settled"] == 1
    letter = sent.letter(sent.ann)
    assert (letter.state, letter.reason, letter.ended_at) == ("accepted", "receipt", LATER)
    sent.at = LATER + timedelta(hours=1)
    assert sent.hands_over() == {}


def test_a_letter_that_never_left_is_not_settled(mailing):
    ann = mailing.knows("Ann")
    mailing.plans(ann)
    forged = Receipt(
        kind="bounced",
        message_id=f"<{mailing.letter(ann).key.hex}@amber.test>",
        occurred_at=LATER,
        permanent=True,
    )
    assert note("email", [forged], at=LATER) == {"unmatched": 1}
    assert mailing.letter(ann).state == "planned"
    assert not Suppression.objects.exists()


@pytest.mark.parametrize("message_id", ["", "<x@amber.test>", "<" + "f" * 32 + "@amber.test>", "<>", "\n"])
def test_what_is_not_ours_changes_nothing(sent, message_id):
    told = [Receipt(kind="complained", message_id=message_id, occurred_at=LATER)]
    assert note("email", told, at=LATER) == {"unmatched": 1}
    assert names() == ["message.accepted"]


def test_a_message_of_another_channel_is_not_meant(sent):
    assert note("sms", [of(sent, "complained")], at=LATER) == {"unmatched": 1}


def test_a_message_is_found_by_what_the_provider_calls_it(sent):
    Send.objects.update(provider_id="abc-1")
    told = [Receipt(kind="delivered", provider_id="abc-1", occurred_at=LATER)]
    assert note("email", told, at=LATER) == {"delivered": 1}
    assert note("sms", told, at=LATER) == {"unmatched": 1}


def test_an_erased_address_has_nothing_to_block(sent):
    sent.content(sent.ann).delete()
    assert note("email", [of(sent, "complained")], at=LATER) == {"complained": 1}


def test_each_opening_counts_and_says_by_whom(sent):
    opened = [of(sent, "opened", by="scanner"), of(sent, "opened", by="person")]
    clicked = [
        of(sent, "clicked", by="person", url=url) for url in ("https://shop.test/a", "https://shop.test/b")
    ]
    assert note("email", [*opened, *clicked, *opened], at=LATER) == {"opened": 2, "clicked": 2}
    assert names()[-4:] == ["message.scanned", "message.opened", "message.clicked", "message.clicked"]
    last = Event.objects.filter(name="message.clicked").latest("id")
    assert (last.payload["by"], last.payload["url"]) == ("person", "https://shop.test/b")


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_out_of_order_ends_in_the_same(sent, order):
    Send.objects.update(state="unknown", ended_at=None)
    receipts = [
        of(sent, "deferred"),
        of(sent, "bounced"),
        of(sent, "bounced", permanent=True),
        of(sent, "delivered"),
    ]
    for n in order:
        note("email", [receipts[n]], at=LATER)
    assert sent.letter(sent.ann).state == "accepted"
    assert Suppression.objects.get().reason == "bounced"
    expected = ["message.accepted", "message.bounced", "message.bounced", "message.delivered"]
    told = Event.objects.filter(name__startswith="message.", recorded_at=LATER)
    assert sorted(told.values_list("name", flat=True)) == expected


def test_a_no_that_comes_while_a_round_has_the_person_waits_for_it_and_blocks_nothing(sent):
    """Both lock people before messages: neither waits for the other while it is waited for."""
    told = [of(sent, "unsubscribed")]

    def take():
        try:
            return note("email", told, at=LATER)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            Customer.objects.select_for_update(no_key=True).get(pk=sent.ann)
            noting = other.submit(take)
            until(lambda: WAITING.rows() == [(1,)])
            Send.objects.update(detail="a round holds it")
        assert noting.result() == {"unsubscribed": 1}


def test_a_key_is_read_out_of_a_message_id_with_or_without_brackets():
    key = "0123456789abcdef0123456789abcdef"
    assert key_of(f"<{key}@amber.test>") == key_of(f"{key}@amber.test") == UUID(key)
    assert key_of(f"{key}@amber.test, <other@x>") is None
