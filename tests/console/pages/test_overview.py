"""What the first page says of a shop that has a past."""

import re

from regulars.business.models import Business
from tests.console.cast import ago


def text(page: str) -> str:
    """A page's words without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_it_opens_with_what_matters(shop, client):
    page = client.get("/").content.decode()
    # Of 64 who bought this year 34 came back: 30 neighbours, Ann, Bo, Cy and Dita.
    # 34 of 64 is 53 %, which is no plain fraction. They brought 5,380 of 5,980 euros.
    assert "53% of the buyers came back, and brought 90% of the revenue." in text(page)
    assert "1 person is overdue" in text(page)


def test_who_is_overdue_stands_there_with_their_rhythm(shop, client):
    page = text(client.get("/").content.decode())
    assert "Ann Ozola steady · every 30 days · silent for 51" in page


def test_whoever_may_not_see_names_sees_numbers(shop, analyst):
    page = text(analyst.get("/").content.decode())
    assert "Ann" not in page
    assert f"Person {shop.id_of('ann')} steady · every 30 days" in page


def test_a_figure_says_where_it_comes_from(shop, client):
    page = text(client.get("/").content.decode())
    assert "of 64 people who bought this year" in page
    assert "2 orders of guests are in no share of repeat customers." in page
    assert "Give your usual margin in Settings, Company" in page


def test_where_the_margin_is_known_profit_is_said_with_its_reference_line(shop, client):
    Business.objects.filter(id=1).update(fallback_margin_bp=3_000)
    shop.understands()
    page = text(client.get("/").content.decode())
    assert "brought 90% of the profit." in page
    assert "the reference line is 40%" in page


def test_history_that_begins_in_mid_life_makes_it_at_least(empty_shop, client):
    empty_shop.row.history_complete = False
    empty_shop.row.save()
    empty_shop.has_neighbours()
    empty_shop.understands()
    assert "at least; of 60 people" in text(client.get("/").content.decode())


def test_stages_and_kinds_lead_to_the_people_in_them(shop, client):
    page = client.get("/").content.decode()
    assert 'href="/people/?stage=weighing"' in page
    assert 'href="/people/?category=star"' in page


def test_a_sandbox_speaks_of_its_own_days(shop, client):
    assert ago(0).date().isoformat() == "2026-03-02"
    assert "Mar 3, 2025 to Mar 2" in text(client.get("/").content.decode())


def test_it_takes_few_questions_to_the_database(shop, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        assert client.get("/").status_code == 200


def test_agents_are_not_shown_what_they_may_not_open(shop, agent):
    page = agent.get("/").content.decode()
    assert "What the plays earned" not in page
