"""What is known of people is looked at once for all messages of a look."""

from datetime import timedelta

from regulars.channels import standings
from regulars.channels.channel import channels
from regulars.channels.context import Subject, drafts
from regulars.channels.models import Send
from regulars.channels.progress import Progress
from regulars.channels.round import Round
from regulars.channels.tracking.actions import allow_noting
from regulars.channels.workers import Worker
from regulars.customers.models import Identity

WEEK = timedelta(days=7)


def due(shop):
    """The messages that a worker takes, each with what is needed to write it."""
    email = channels()["email"]
    sends = Round(email, progress=Progress(Worker(7, None), -1, 0), at=shop.at).claim(10)
    written = drafts([Subject(customer_id=send.customer_id) for send in sends], identity="email")
    return [(send, draft) for send, draft in zip(sends, written, strict=True) if draft]


def seen(shop, *, noted=True):
    """Those whose messages are due, as a worker sees them: by their names."""
    people = due(shop)
    found = standings.look(people, channel="email", identity="email", within=WEEK, noted=noted, at=shop.at)
    return found, {draft.customer.given_name: found.of[send.id] for send, draft in people}


def test_ann_allows_it_cy_refused_and_bo_got_one_lately(shop):
    ann, bo, cy = shop.knows("Ann"), shop.knows("Bo"), shop.knows("Cy", allows=False)
    shop.plans(bo)
    Send.objects.update(state="accepted", handed_at=shop.at - timedelta(days=1))
    shop.plans(ann, bo, cy, visit=2)
    found, people = seen(shop)
    assert [people[name].consent for name in ("Ann", "Bo", "Cy")] == [True, True, False]
    assert [len(people[name].earlier) for name in ("Ann", "Bo", "Cy")] == [0, 1, 0]
    assert not found.stopped
    assert found.unwilling == set()


def test_what_a_clock_that_was_ahead_noted_caps_nobody(shop):
    bo = shop.knows("Bo")
    shop.plans(bo)
    Send.objects.update(state="accepted", handed_at=shop.at + timedelta(hours=1))
    shop.plans(bo, visit=2)
    assert seen(shop)[1]["Bo"].earlier == []


def test_what_a_worker_that_began_later_handed_over_counts_against_the_cap(shop):
    bo = shop.knows("Bo")
    shop.plans(bo)
    Send.objects.update(state="accepted", handed_at=shop.at + timedelta(minutes=3))
    shop.plans(bo, visit=2)
    assert len(seen(shop)[1]["Bo"].earlier) == 1


def test_a_no_to_being_noted_that_was_said_of_mails_holds_for_all_messages(shop):
    ann = shop.knows("Ann")
    shop.plans(ann)
    allow_noting(ann, allowed=False, how="link", wording="Note nothing.", actor="customer", at=shop.at)
    ((send, draft),) = due(shop)
    Identity.objects.create(customer_id=ann, kind="push", value="https://push.test/1", first_seen_at=shop.at)
    told = {"identity": "push", "within": WEEK, "noted": True, "at": shop.at}
    assert standings.look([(send, draft)], channel="webpush", **told).unwilling == {ann}


def test_nobody_asked_about_is_no_question(shop, django_assert_num_queries):
    with django_assert_num_queries(0):
        found = standings.look([], channel="email", identity="email", within=WEEK, noted=True, at=shop.at)
    assert found.of == {}
