"""Some try two messages first; the better one goes to the others by itself."""

from datetime import timedelta

from regulars.capabilities.campaigns import actions, queries, trial
from regulars.capabilities.campaigns.models import CampaignPerson
from regulars.channels.deliverability.events import MessageClicked
from regulars.channels.models import Send
from regulars.events.log import NewEvent, record_many
from regulars.events.models import Event

TWO = ("second_order", "thank_you_first_order")
TRIED = {"templates": TWO, "trial_bp": 5_000, "trial_hours": 4}


def clicks(writing, row, *, variant: str, share: float) -> None:
    """This share of those who got it follow a link in it."""
    sends = Send.objects.filter(campaign_id=row.pk, variant=variant).order_by("id")
    record_many(
        [
            NewEvent(
                payload=MessageClicked(send.pk, "", send.template, "email", "person", "https://shop.test/"),
                key=f"click:{send.pk}",
                occurred_at=writing.shop.at,
                actor="customer",
                customer_id=send.customer_id,
            )
            for send in sends[: round(len(sends) * share)]
        ],
        at=writing.shop.at,
    )


def variants(row) -> dict[str, int]:
    people = CampaignPerson.objects.filter(campaign=row).values_list("variant", flat=True)
    return {variant: list(people).count(variant) for variant in sorted(set(people))}


def test_the_better_one_goes_to_the_others_once_the_time_is_over(writing):
    """Of 200 about half try; of A's readers a fifth follow a link, of B's all: that is no chance."""
    people = writing.shop.knows_many(200)
    row = writing.starts(**TRIED)
    writing.minutes(row, count=2)
    tried = variants(row)
    assert 70 < tried["a"] + tried["b"] < 130  # half of 200, within four standard deviations
    writing.shop.hands_over(limit=200)
    clicks(writing, row, variant="a", share=0.2)
    clicks(writing, row, variant="b", share=1)
    writing.minutes(row)
    assert trial.ends_at(queries.campaign(row.pk)) - writing.shop.at < timedelta(hours=4)
    writing.later(hours=3, minutes=50)
    writing.minutes(row)
    assert (writing.state(row), variants(row)) == ("running", tried)  # nobody else has anything yet

    writing.later(minutes=10)
    writing.minutes(row, count=3)
    decided = queries.campaign(row.pk)
    verdict = trial.verdict_of(decided)
    assert (decided.winner, verdict.is_sure) == ("b", True)
    assert verdict.b == trial.Side(tried["b"], tried["b"], tried["b"])
    assert variants(row) == {"a": tried["a"], "b": 200 - tried["a"]}
    assert Event.objects.get(name="campaign.decided").payload["winner"] == "b"
    writing.shop.hands_over(limit=200)
    writing.minutes(row)
    assert (set(writing.sends(row)), writing.state(row)) == ({*people}, "done")


def test_where_nothing_can_be_told_the_one_that_is_ahead_goes_and_of_two_alike_the_first(writing):
    writing.shop.knows_many(40)
    alike = writing.starts(**TRIED)
    ahead = writing.starts(**TRIED | {"name": "Ahead"})
    for row in (alike, ahead):
        writing.minutes(row, count=2)
    writing.shop.hands_over(limit=100)
    one_of_b = 1.01 / Send.objects.filter(campaign_id=ahead.pk, variant="b").count()
    clicks(writing, ahead, variant="b", share=one_of_b)
    writing.later(hours=5)
    for row in (alike, ahead):
        writing.minutes(row)
    found = [queries.campaign(row.pk) for row in (alike, ahead)]
    assert [(row.winner, trial.verdict_of(row).is_sure) for row in found] == [("a", False), ("b", False)]


def test_the_time_runs_from_when_the_last_one_left_but_a_day_at_most(writing):
    """They wait in the outbox for three hours, then leave; where they don't, a day and four hours are it."""
    writing.shop.knows_many(20)
    row = writing.starts(**TRIED)
    writing.minutes(row, count=2)
    put_there = writing.shop.at
    assert trial.ends_at(queries.campaign(row.pk)) - put_there > timedelta(hours=27)
    writing.later(hours=3)
    writing.shop.hands_over(limit=100)
    writing.minutes(row)
    assert trial.ends_at(queries.campaign(row.pk)) == put_there + timedelta(hours=3 + 4)


def test_whoever_dies_while_deciding_or_after_decides_the_same_and_nobody_gets_two(writing):
    """What was decided stands, whatever is followed later, and deciding it again changes nothing."""
    people = writing.knows(*"abcdefghijklmnop")
    row = writing.starts(**TRIED)
    writing.minutes(row, count=2)
    writing.shop.hands_over(limit=100)
    writing.later(hours=5)
    assert trial.decide(row.pk, at=writing.shop.at)
    clicks(writing, row, variant="b", share=1)
    assert not trial.decide(row.pk, at=writing.shop.at)
    assert not actions.decide(row.pk, winner="b", verdict={"is_sure": True}, at=writing.shop.at)
    writing.minutes(row, count=2)
    writing.shop.hands_over(limit=100)
    writing.minutes(row, count=2)
    assert queries.campaign(row.pk).winner == "a"
    assert writing.sends(row) == dict.fromkeys(people, "accepted")


def test_where_nobody_tries_nothing_is_waited_for(writing):
    """One person, who is among the others."""
    (ann,) = writing.knows("Ann")
    row = writing.starts(**TRIED | {"trial_bp": 1})
    writing.minutes(row, count=3)
    assert (queries.campaign(row.pk).winner, list(writing.sends(row))) == ("a", [ann])
