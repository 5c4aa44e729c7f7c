"""One campaign in the console: its progress, its results, and what can be done with it."""

from regulars.capabilities.campaigns import jobs, queries
from regulars.capabilities.campaigns.models import Campaign
from regulars.capabilities.campaigns.results import COUNTED_FOR
from regulars.channels.deliverability.events import MessageBounced, MessageComplained
from regulars.channels.models import Send
from regulars.channels.unsubscribe import Ticket, unsubscribe
from regulars.events.log import NewEvent, record_many
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member


def page(client, row) -> str:
    return client.get(f"/campaigns/{row.pk}/").content.decode()


def does(client, row, deed: str) -> str:
    return client.post(f"/campaigns/{row.pk}/{deed}/", follow=True).content.decode()


def test_a_draft_says_whom_it_would_reach_and_is_started_taken_back_and_thrown_away(
    writing, client, monkeypatch
):
    monkeypatch.setattr("regulars.clock.now", lambda: writing.shop.at)
    writing.knows("Ann")
    row = writing.drafts(expression="orders >= 1")
    shown = page(client, row)
    assert "It goes to 1 person. For a minute you can take it back." in shown
    assert "People who have ordered at least once</dd>" in shown
    assert "For a minute you can take it back." in does(client, row, "start")
    jobs.all_of_them(at=writing.shop.at)
    assert (writing.state(row), writing.sends(row)) == ("running", {})
    assert "It is a draft again." in does(client, row, "take-back")
    assert (writing.state(row), writing.people(row)) == ("draft", {})
    assert "somebody, or time, was faster" in does(client, row, "pause")
    assert "The draft is gone." in does(client, row, "remove")
    assert client.get(f"/campaigns/{row.pk}/").status_code == 404


def test_a_draft_that_is_wrong_by_now_does_not_start(writing, client):
    row = writing.drafts(topic="knitting")
    assert "There is no topic `knitting`" in page(client, row)
    does(client, row, "start")
    assert writing.state(row) == "draft"


def test_what_keeps_one_from_going_on_is_said(writing, client):
    """Its letter was withdrawn after it began. That its moment is over is no problem of one that runs."""
    row = writing.starts(planned_for=writing.shop.at)
    writing.minutes(row)
    Campaign.objects.update(templates=["withdrawn"], passes=0, state="running")
    seen = page(client, row)
    assert "There is no letter `withdrawn`." in seen
    assert "This moment is over" not in seen
    assert jobs.all_of_them(at=writing.shop.at) == 0


def test_it_is_paused_goes_on_and_is_stopped(writing, client, monkeypatch):
    monkeypatch.setattr("regulars.clock.now", lambda: writing.shop.at)
    writing.knows("Ann", "Dita")
    row = writing.starts()
    writing.minutes(row)
    assert "Take it back" not in page(client, row)
    assert "Paused: nothing more leaves." in does(client, row, "pause")
    assert writing.shop.hands_over() == {}
    assert "It goes on." in does(client, row, "resume")
    writing.shop.hands_over(limit=1)
    assert "Stopped: what waits never leaves." in does(client, row, "stop")
    jobs.all_of_them(at=writing.shop.at)
    seen = page(client, row)
    assert "Its campaign was stopped." in seen
    assert sorted(writing.sends(row).values()) == ["accepted", "skipped"]
    assert queries.campaign(row.pk).ended_at == writing.shop.at
    assert "Stop it" not in seen


def test_what_it_brought_and_which_message_works_better_is_said_when_it_can_be(writing, client, monkeypatch):
    monkeypatch.setattr("regulars.clock.now", lambda: writing.shop.at)
    writing.knows("Ann", "Dita")
    row = writing.starts(templates=("second_order", "thank_you_first_order"), holdout_bp=1000)
    writing.minutes(row)
    writing.shop.hands_over()
    writing.shop.at += COUNTED_FOR
    seen = page(client, row)
    assert "It is too early to say what it brings." in seen
    assert "It is too early to say." in seen


def test_who_tries_what_and_what_was_decided_is_said(writing, client, monkeypatch):
    """Ten tries of each hundred people: the others wait, are counted, and get the first of two alike."""
    monkeypatch.setattr("regulars.clock.now", lambda: writing.shop.at)
    writing.knows(*"abcdefghijklmnop")
    two = ("second_order", "thank_you_first_order")
    row = writing.starts(templates=two, trial_bp=5_000, trial_hours=4)
    assert "try one of the two" not in page(client, row)
    writing.minutes(row, count=2)
    writing.shop.hands_over()
    seen = client.get(f"/campaigns/{row.pk}/far/").content.decode()
    assert "Wait for the better one" in seen
    assert f'<progress max="{2 * len(writing.people(row))}"' in seen
    assert "Which one goes to everybody else is decided" in page(client, row)
    writing.later(hours=5)
    writing.minutes(row)
    seen = page(client, row)
    assert "The two did equally well: everybody else gets message A." in seen
    assert "Wait for the better one" not in seen


def test_who_said_no_after_it_is_counted(writing, client, monkeypatch):
    """Ann unsubscribes by it, Bo's comes back, Cy complains twice; Dita's own no counts not."""
    monkeypatch.setattr("regulars.clock.now", lambda: writing.shop.at)
    ann, bo, cy, dita = writing.knows("Ann", "Bo", "Cy", "Dita")
    row = writing.starts()
    writing.minutes(row)
    writing.shop.hands_over()
    sends = {send.customer_id: send for send in Send.objects.all()}
    unsubscribe(Ticket(ann, "email", "offers", sends[ann].pk), wording="x", how="link", at=writing.shop.at)
    writing.shop.hears(dita, granted=False)
    news = [
        NewEvent(
            payload=payload,
            key=f"receipt:{n}",
            occurred_at=writing.shop.at,
            actor="provider",
            customer_id=who,
        )
        for n, (who, payload) in enumerate(
            [
                (bo, MessageBounced(sends[bo].pk, "", "second_order", "email", permanent=True)),
                (cy, MessageComplained(sends[cy].pk, "", "second_order", "email")),
                (cy, MessageComplained(sends[cy].pk, "", "second_order", "email")),
            ]
        )
    ]
    record_many(news, at=writing.shop.at)
    assert queries.aftermath(queries.campaign(row.pk)) == queries.Aftermath(1, 1, 1)
    assert "Unsubscribed" in page(client, row)


def test_who_only_looks_changes_nothing(writing):
    analyst = client_of(member("Dan", role=Role.ANALYST))
    row = writing.starts()
    assert "Pause" not in analyst.get(f"/campaigns/{row.pk}/").content.decode()
    assert analyst.post(f"/campaigns/{row.pk}/stop/").status_code == 403
    assert writing.state(row) == "scheduled"
