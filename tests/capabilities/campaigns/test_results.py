"""What a campaign brought, and which message works better."""

from datetime import timedelta

from regulars.capabilities.campaigns import queries, results
from regulars.capabilities.campaigns.models import CampaignPerson
from regulars.channels.deliverability.events import MessageClicked, MessageOpened
from regulars.channels.models import Send
from regulars.events.log import NewEvent, record_many

TARGET = {MessageClicked: ["https://shop.test/"], MessageOpened: []}
TWO = ("second_order", "thank_you_first_order")


def drawn(writing, row, people, *, variant: str, arm: str = "treated") -> None:
    """As the campaign would have drawn them, so that sums can be worked out by hand."""
    at = writing.shop.at
    CampaignPerson.objects.bulk_create(
        [
            CampaignPerson(
                campaign=row, customer_id=who, arm=arm, variant=variant, assigned_at=at, due_at=at,
                released_at=at,
            )
            for who in people
        ]
    )  # fmt: skip


def clicks(writing, row, people, *, by: str = "person", event: type = MessageClicked) -> None:
    at = writing.shop.at + timedelta(hours=1)
    for who in people:
        writing.shop.plans(who, campaign_id=row.pk, template="second_order", visit=who)
    sends = Send.objects.filter(campaign_id=row.pk, customer_id__in=people)
    record_many(
        [
            NewEvent(
                payload=event(send.pk, "", "second_order", "email", by, *TARGET[event]),
                key=f"click:{send.pk}:{n}",
                occurred_at=at,
                actor="customer",
                customer_id=send.customer_id,
            )
            for send in sends
            for n in (1, 2)
        ],
        at=at,
    )


def test_the_message_that_more_people_click_wins_once_that_is_sure(writing):
    """200 people each, 100 against 20 who click, twice each: half against a tenth."""
    row = writing.drafts(templates=TWO)
    people = writing.shop.knows_many(400)
    drawn(writing, row, people[:200], variant="a")
    drawn(writing, row, people[200:], variant="b")
    clicks(writing, row, [*people[:100], *people[200:220]])
    clicks_of_scanners = people[220:400]
    clicks(writing, row, clicks_of_scanners, by="scanner")
    before = results.contest(row, at=writing.shop.at + timedelta(days=1))
    assert (before.winner, before.a.people) == ("", 0)
    two = results.contest(row, at=writing.shop.at + timedelta(days=3))
    assert (two.a.people, two.a.successes, two.b.people, two.b.successes) == (200, 100, 200, 20)
    assert two.winner == "a"
    assert float(two.difference.difference) == 0.4


def test_a_small_difference_is_no_difference_yet(writing):
    row = writing.drafts(templates=TWO)
    people = writing.shop.knows_many(120)
    drawn(writing, row, people[:60], variant="a")
    drawn(writing, row, people[60:], variant="b")
    clicks(writing, row, [*people[:8], *people[60:70]])
    two = results.contest(row, at=writing.shop.at + timedelta(days=3))
    assert (two.winner, two.a.successes, two.b.successes) == ("", 8, 10)
    assert two.difference.more_people > 1_000


def test_what_it_brought_is_measured_against_who_was_left_alone(writing):
    """Two who got it, of whom one orders soap for 4.50; two who were left alone, of whom none does."""
    row = writing.drafts(holdout_bp=5_000)
    people = [writing.shop.knows(name) for name in ("Ann", "Bo", "Cy", "Dita")]
    drawn(writing, row, people[:2], variant="")
    drawn(writing, row, people[2:], variant="", arm="held_out")
    writing.shop.sells_soap(people[0], on=writing.shop.at + timedelta(days=3))
    writing.shop.sells_soap(people[2], on=writing.shop.at + timedelta(days=30))  # too late to count
    found = results.measured(row, at=writing.shop.at + timedelta(days=40))
    assert (found.treated.people, found.treated.total, found.control.people, found.control.total) == (
        2, 450, 2, 0,
    )  # fmt: skip
    assert (found.money.difference, found.money.low) == (225, None)
    assert results.contest(row, at=writing.shop.at) is None
    assert queries.progress(row.pk).held_out == 2


def test_what_decides_may_be_what_they_earned_or_who_opened(writing):
    """Of two and two: A's Ann orders for 4.50, B's Cy opens his twice."""
    row = writing.drafts(templates=TWO, trial_bp=5_000, trial_hours=4, judged_by="money")
    people = [writing.shop.knows(name) for name in ("Ann", "Bo", "Cy", "Dita")]
    drawn(writing, row, people[:2], variant="a")
    drawn(writing, row, people[2:], variant="b")
    writing.shop.sells_soap(people[0], on=writing.shop.at + timedelta(minutes=5))
    clicks(writing, row, people[2:3], event=MessageOpened)
    later = writing.shop.at + timedelta(hours=2)
    money = results.tried(row, at=later)
    assert (money.a, money.b.total) == (results.Arm(2, 1, 450, 450**2), 0)
    row.judged_by = "opens"
    opened = results.tried(row, at=later)
    assert (opened.a.successes, opened.b.successes) == (0, 1)
    assert results.contest(row, at=later) is None
