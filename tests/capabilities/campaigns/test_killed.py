"""A planner dies at any moment, many times over: nobody is meant twice, and nobody is lost."""

import random
from contextlib import closing
from datetime import timedelta

from regulars.capabilities.campaigns import actions, queries
from regulars.capabilities.campaigns.models import CampaignPerson
from regulars.channels.models import Send
from tests.capabilities.campaigns.planner import work
from tests.channels.patience import until
from tests.channels.sender import work as hand_over
from tests.engine.test_killed import alone
from tests.forking import forked

PEOPLE = 150
TWO = ("second_order", "thank_you_first_order")


def killed_often(row, *, at, database, chance) -> int:
    """Kill planners at random moments of their work, until one comes to its end; how many were killed."""
    for kills in range(100):
        before = far(row)
        planner, line = forked(work, database=database, campaign_id=row.pk, at=at)
        with closing(line):
            until(lambda before=before, line=line: far(row) != before or line.poll())
            if line.poll(chance.uniform(0, 0.03)):
                assert line.recv() == "nothing more"
                planner.join()
                return kills
            planner.kill()
            planner.join()
        until(alone)
    raise AssertionError("it never came to its end")


def far(row) -> tuple[int, ...]:
    """How far it came: people, messages, and looks at everybody."""
    return CampaignPerson.objects.count(), Send.objects.count(), queries.campaign(row.pk).passes


def test_a_planner_killed_at_random_moments_means_everybody_once(writing, database):
    """First while some are to try two messages, then while the others are to get the better one."""
    chance = random.Random(5)
    people = writing.shop.knows_many(PEOPLE)
    row = writing.starts(templates=TWO, trial_bp=3_000, trial_hours=2, holdout_bp=1_000)
    writing.later(minutes=1)
    actions.open_those_due(at=writing.shop.at)
    kills = killed_often(row, at=writing.shop.at, database=database, chance=chance)
    tried = dict(CampaignPerson.objects.values_list("customer_id", "variant"))
    assert 0 < len(tried) < PEOPLE
    writing.later(days=2)
    kills += killed_often(row, at=writing.shop.at, database=database, chance=chance)
    writing.minutes(row, count=2)
    assert kills >= 2
    assert sorted(CampaignPerson.objects.values_list("customer_id", flat=True)) == sorted(people)
    treated = set(CampaignPerson.objects.filter(arm="treated").values_list("customer_id", flat=True))
    sends = dict(Send.objects.values_list("customer_id", "variant"))
    assert (set(sends), Send.objects.count()) == (treated, len(treated))
    winner = queries.campaign(row.pk).winner
    assert {variant for who, variant in sends.items() if who not in tried} == {winner}
    assert {who: sends[who] for who in tried if who in sends} == {
        who: variant for who, variant in tried.items() if who in treated
    }


def test_a_pause_and_a_stop_hold_within_a_look_of_workers_that_are_busy(writing, mailbox, database, key_file):
    """Two workers hand over; after each word of the owner no more leave than what both have in hand."""
    people = writing.shop.knows_many(1_200)
    row = writing.starts(templates=("birthday",))
    writing.minutes(row)

    def busy():
        environment = {"REGULARS_DATA": str(key_file)}
        return [
            forked(hand_over, database=database, environment=environment, at=writing.shop.at)
            for _ in range(2)
        ]

    for word in (actions.pause, actions.stop):
        before, workers = mailbox.size(), busy()
        until(lambda before=before: mailbox.size() > before)
        assert word(row.pk, who=None, at=writing.shop.at)
        said = len(mailbox.taken())
        for worker, line in workers:
            line.recv()
            worker.join()
        assert len(mailbox.taken()) - said < 150  # a quarter of a second of two workers
        assert len(mailbox.taken()) < len(people)
        if word is actions.pause:
            assert writing.shop.hands_over() == {}
            assert actions.resume(row.pk, who=None, at=writing.shop.at)
    writing.later(minutes=1)
    writing.minutes(row)
    assert Send.objects.filter(state="skipped", reason="campaign_stopped").count() > 0
    assert set(mailbox.recipients().values()) == {1}
    assert len(mailbox.recipients()) == Send.objects.filter(state="accepted").count()
    assert queries.campaign(row.pk).ended_at - writing.shop.at <= timedelta(0)
