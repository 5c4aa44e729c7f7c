"""Drafting a campaign in the console."""

import pytest

from regulars.capabilities.campaigns import queries
from regulars.capabilities.campaigns.models import Campaign

FORM = {
    "name": "Spring", "expression": "orders >= 1", "content": "", "topic": "",
    "template": "thank_you_first_order", "other": "", "judged_by": "clicks", "channel": "email", "then": "",
    "at": "", "timing": "shop", "per_hour": "", "holdout_bp": "10", "archive": "none",
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
    assert 'value="2025-06-24 10:00"' in client.get("/campaigns/1/edit/").content.decode()
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
