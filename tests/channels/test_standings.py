"""What is known of people is looked at once for all messages of a look."""

from datetime import timedelta

from regulars.channels import standings
from regulars.channels.channel import channels
from regulars.channels.context import Subject, drafts
from regulars.channels.models import Send
from regulars.channels.progress import Progress
from regulars.channels.round import Round
from regulars.channels.workers import Worker

WEEK = timedelta(days=7)


def seen(shop, *, noted=True):
    """Those whose messages are due, as a worker sees them: by their names."""
    email = channels()["email"]
    sends = Round(email, progress=Progress(Worker(7, None), -1, 0), at=shop.at).claim(10)
    written = drafts([Subject(customer_id=send.customer_id) for send in sends], identity="email")
    people = [(send, draft) for send, draft in zip(sends, written, strict=True) if draft]
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


def test_nobody_asked_about_is_no_question(shop, django_assert_num_queries):
    with django_assert_num_queries(0):
        found = standings.look([], channel="email", identity="email", within=WEEK, noted=True, at=shop.at)
    assert found.of == {}
