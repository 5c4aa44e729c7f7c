"""A campaign goes out to everybody whom it means, each once, whatever happens in between."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from regulars.capabilities.campaigns import actions, going, planning, queries, releasing
from regulars.capabilities.campaigns.models import CampaignPerson
from regulars.channels.models import Send
from regulars.customers.actions.people import merge


def test_everybody_who_allows_it_gets_it_once(writing, mailbox):
    ann, dita = writing.knows("Ann", "Dita")
    bo, cy = writing.shop.knows("Bo", allows=None), writing.shop.knows("Cy", allows=False)
    row = writing.starts()
    assert writing.state(row) == "scheduled"
    writing.minutes(row, count=2)
    assert writing.shop.hands_over() == {"accepted": 2}
    writing.minutes(row, count=2)
    assert writing.sends(row) == {ann: "accepted", dita: "accepted"}
    assert (writing.state(row), len(mailbox.mails())) == ("done", 2)
    assert not {bo, cy} & set(writing.people(row))
    assert queries.campaign(row.pk).left_out == {"no_consent": 1, "consent_refused": 1}


def test_nothing_leaves_within_the_minute_in_which_it_can_be_taken_back(writing):
    writing.knows("Ann")
    row = writing.starts()
    actions.open_those_due(at=writing.shop.at)
    going.go_on(row.pk, at=writing.shop.at)
    assert (writing.sends(row), len(writing.people(row))) == ({}, 1)
    assert actions.take_back(row.pk, who=None, at=writing.shop.at)
    writing.minutes(row, count=3)
    assert (writing.state(row), writing.people(row), writing.sends(row)) == ("draft", {}, {})


def test_what_stands_in_the_outbox_is_not_taken_back(writing):
    writing.knows("Ann")
    row = writing.starts()
    writing.minutes(row, count=2)
    assert not actions.take_back(row.pk, who=None, at=writing.shop.at)


def test_a_campaign_marked_finished_after_a_crash_that_skipped_people(writing, monkeypatch):
    """It dies in its second page, then at the last one on its way into the outbox; in the end all have it."""
    monkeypatch.setattr(planning, "PAGE_SIZE", 2)
    monkeypatch.setattr(releasing, "AT_ONCE", 2)
    people = writing.knows("a", "b", "c", "d", "e")
    row = writing.starts()
    writing.later(minutes=1)
    actions.open_those_due(at=writing.shop.at)
    with killed_at(planning.Planner, "note", call=2):
        going.go_on(row.pk, at=writing.shop.at)
    assert (len(writing.people(row)), writing.state(row)) == (2, "running")
    with killed_at(releasing.outbox, "plan_many", call=2):
        going.go_on(row.pk, at=writing.shop.at)
    assert (len(writing.people(row)), len(writing.sends(row)), writing.state(row)) == (5, 4, "running")
    writing.minutes(row)
    writing.shop.hands_over()
    writing.minutes(row)
    assert writing.sends(row) == dict.fromkeys(people, "accepted")
    assert (Send.objects.count(), writing.state(row)) == (5, "done")


def test_a_resumed_campaign_that_sends_again(writing, mailbox):
    people = writing.knows("a", "b", "c")
    row = writing.starts()
    writing.minutes(row)
    writing.shop.hands_over(limit=1)
    for _ in range(2):
        assert actions.pause(row.pk, who=None, at=writing.shop.at)
        writing.later(hours=1)
        assert writing.shop.hands_over() == {}
        assert actions.resume(row.pk, who=None, at=writing.shop.at)
        writing.minutes(row)
        writing.shop.hands_over(limit=1)
    writing.minutes(row)
    assert writing.sends(row) == dict.fromkeys(people, "accepted")
    assert (len(mailbox.mails()), writing.state(row)) == (3, "done")


def test_who_came_into_the_audience_while_it_went_out_gets_it_too(writing):
    writing.knows("Ann")
    row = writing.starts(expression="orders >= 1")
    writing.looks(row)
    (late,) = writing.knows("Late")
    writing.minutes(row)
    assert late in writing.sends(row)
    writing.shop.hands_over()
    writing.minutes(row)
    assert writing.state(row) == "done"


def test_two_who_are_joined_get_one(writing, mailbox):
    """Joined before it looks, between looking and releasing, and after both stand in the outbox."""
    a, b, c, d, e, f = writing.knows("a", "b", "c", "d", "e", "f")
    joined(b, into=a, at=writing.shop.at)
    row = writing.starts()
    writing.looks(row)
    assert set(writing.people(row)) == {a, c, d, e, f}
    joined(c, into=d, at=writing.shop.at)
    going.go_on(row.pk, at=writing.shop.at)
    assert set(writing.sends(row)) == {a, c, e, f}
    joined(f, into=e, at=writing.shop.at)
    assert writing.shop.hands_over() == {"accepted": 3, "skipped": 1}
    assert len(mailbox.mails()) == 3
    assert Send.objects.get(state="skipped").reason == "already_got"
    writing.minutes(row)
    assert (writing.state(row), Send.objects.count()) == ("done", 4)


def test_who_is_left_alone_gets_nothing_and_is_known(writing):
    writing.shop.knows_many(40)
    row = writing.starts(holdout_bp=5_000)
    writing.minutes(row)
    arms = writing.people(row)
    left_alone = {who for who, arm in arms.items() if arm == "held_out"}
    assert 8 < len(left_alone) < 32  # half of 40, within four standard deviations
    assert set(writing.sends(row)) == set(arms) - left_alone
    assert CampaignPerson.objects.filter(arm="held_out", due_at=None).count() == len(left_alone)


def test_no_more_leave_within_an_hour_than_the_owner_wishes(writing):
    writing.shop.knows_many(200)
    row = writing.starts(per_hour=120)  # two a minute
    counts = []
    for _ in range(5):
        writing.minutes(row)
        counts.append(len(writing.sends(row)))
    assert counts == [2, 4, 6, 8, 10]
    writing.later(hours=3)  # nobody worked: what was missed isn't caught up with
    writing.minutes(row)
    assert len(writing.sends(row)) == 14  # two minutes' worth


def joined(loser: int, *, into: int, at) -> None:
    merge(loser=loser, winner=into, reason="test", actor="test", at=at)


@contextmanager
def killed_at(owner: object, name: str, *, call: int) -> Iterator[None]:
    """The process dies when something is called for the so-manieth time."""
    whole, calls = getattr(owner, name), []

    def broken(*args, **more):
        calls.append(name)
        if len(calls) == call:
            raise KeyboardInterrupt
        return whole(*args, **more)

    with pytest.MonkeyPatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(owner, name, broken)
        yield
