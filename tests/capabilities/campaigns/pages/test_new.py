"""Drafting a campaign in the console."""

import pytest

from regulars.capabilities.campaigns import queries
from regulars.capabilities.campaigns.models import Campaign
from regulars.customers.actions.topics import set_topic

FORM = {
    "name": "Spring", "expression": "orders >= 1", "content": "", "topic": "",
    "template": "thank_you_first_order", "other": "", "judged_by": "clicks", "channel": "email", "then": "",
    "trial_bp": "", "trial_hours": "", "at": "", "timing": "shop", "per_hour": "", "holdout_bp": "10",
    "archive": "none",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _now(writing, monkeypatch):
    monkeypatch.setattr("regulars.clock.now", lambda: writing.shop.at)


def post(client, *, do: str = "keep", to: str = "/campaigns/new/", **form: str) -> str:
    answer = client.post(to, {**FORM, **form, "do": do})
    return answer.content.decode() if answer.status_code == 200 else answer.url


def test_a_look_says_how_many_and_keeps_nothing(writing, client):
    writing.knows("Ann", "Dita")
    writing.shop.sells_soap(writing.shop.knows("Bo", allows=None))
    page = post(client, do="look", holdout_bp="0")
    assert "2 people get it. Left alone, to see what it brings: 0." in page
    assert "1 never allowed it" in page
    assert ">Dita</span>, <span" in page.replace("\n", "")
    assert not Campaign.objects.exists()


def test_it_is_kept_as_a_draft_and_changed(writing, client):
    assert post(client, at="2025-06-24 10:00", other="second_order") == "/campaigns/1/"
    (row,) = queries.campaigns()
    assert (row.state, row.holdout_bp, row.templates) == (
        "draft", 1000, ["thank_you_first_order", "second_order"],
    )  # fmt: skip
    assert 'value="2025-06-24T10:00"' in client.get("/campaigns/1/edit/").content.decode()
    assert post(client, to="/campaigns/1/edit/", name="Summer", per_hour="500") == "/campaigns/1/"
    row.refresh_from_db()
    assert (row.name, row.per_hour, row.planned_for) == ("Summer", 500, None)


def test_what_is_wrong_is_said_beside_its_field(writing, client):
    assert "Write it as 2026-11-24 10:00." in post(client, at="soon")
    assert "This moment is over." in post(client, at="2020-01-01 10:00")
    assert "Twice the same letter" in post(client, other="thank_you_first_order")
    assert "Name each channel once." in post(client, then="email")
    assert "ordres" in post(client, expression="ordres >= 1")
    post(client)
    assert "There is one of this name already." in post(client)
    assert len(queries.campaigns()) == 1


def test_what_went_out_is_not_edited(writing, client):
    row = writing.starts()
    assert client.get(f"/campaigns/{row.pk}/edit/").url == f"/campaigns/{row.pk}/"
    assert client.get("/campaigns/99/edit/").status_code == 404


def test_while_it_is_filled_in_it_is_said_how_many_get_it_and_what_is_wrong(writing, client):
    """Ten buyers: one in ten is left alone; of the nine a third, three, try first."""
    writing.knows(*"abcdefghij")
    two = {"other": "second_order", "trial_bp": "34", "trial_hours": "4", "name": "", "at": "not yet"}
    page = client.post("/campaigns/look/", {**FORM, **two}).content.decode()
    assert "9 people get it. Left alone, to see what it brings: 1." in page
    assert "About 3 of them try one of the two messages first; about 6 get the better one" in page
    assert "Twice the same letter" in post(client, to="/campaigns/look/", other="thank_you_first_order")
    assert "Say for whom, and which message" in post(client, to="/campaigns/look/", expression="")
    assert not Campaign.objects.exists()


def test_topics_and_letters_are_called_as_people_call_them(writing, client):
    names = {"en": "Garden", "lv": "Dārzs"}
    set_topic("garden", names=names, says={}, position=0, actor="staff:1", at=writing.shop.at)
    page = client.get("/campaigns/new/", headers={"accept-language": "lv"}).content.decode()
    assert '<option value="garden">Dārzs</option>' in page
    assert '<option value="second_order">second_order</option>' not in page
