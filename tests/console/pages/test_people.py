"""The list of people: whom it shows, to whom, in which order, and how much it costs."""

import re

import pytest
from django.test import Client

from regulars.console.queries import people as queries
from regulars.insight.follow import catch_up
from tests.console.cast import Shop, ago


def listed(client: Client, asked: str = "") -> list[str]:
    """The people of a page of the list, as they are called."""
    page = client.get(f"/people/{asked}").content.decode()
    return [name.strip() for name in re.findall(r'<span class="clip">([^<]+)', page)]


def test_those_who_bought_last_stand_first(shop, client):
    page = client.get("/people/").content.decode()
    assert "64 people have bought here." in page
    assert listed(client)[0] == "Cy Kask"


def test_whoever_came_since_the_last_run_is_counted_with_those_listed(shop, client):
    shop.sells("eve", 1)
    catch_up(ago(0))
    page = client.get("/people/").content.decode()
    assert listed(client)[0] == "Eve Roux"
    assert "65 people have bought here." in page
    assert "65 in all</span>" in page


def test_where_there_are_too_many_to_count_it_says_when_they_were(shop, client, monkeypatch):
    monkeypatch.setattr(queries, "FEW", 10)
    page = client.get("/people/").content.decode()
    assert "64 in all, counted today 14:00" in re.sub("<[^>]+>", "", page)


def test_everybody_stands_on_exactly_one_page(shop, client):
    first = client.get("/people/").content.decode()
    (link,) = re.findall(r'href="([^"]*)"[^>]*rel="next"', first)
    both = listed(client) + listed(client, link.removeprefix("/people/").replace("&amp;", "&"))
    assert len(both) == len(set(both)) == 64


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("?rhythm=overdue", ["Ann Ozola"]),
        ("?category=productive", ["Ann Ozola"]),
        ("?stage=satisfied&category=question_mark", ["Cy Kask"]),
        ("?consent=yes&sort=-next_year_business", ["Dita Liepa", "Ann Ozola"]),
        ("?q=ozo", ["Ann Ozola"]),
        ("?q=BERZINS", ["Bo Bērziņš"]),
        ("?q=cy@exam", ["Cy Kask"]),
        ("?q=29000001", ["Ann Ozola"]),
        ("?q=ann+ozola&rhythm=quiet", []),
        ("?q=_", []),
    ],
)
def test_it_finds_whom_one_looks_for(shop, client, asked, names):
    assert listed(client, asked) == names


def test_a_person_is_found_by_the_number_of_an_order(shop, client, analyst):
    (number,) = shop.sells("bo", 2)
    shop.understands()
    assert listed(client, f"?q={number}") == listed(client, f"?q=%23{number}") == ["Bo Bērziņš"]
    assert listed(analyst, f"?q={number}") == [f"Person {shop.id_of('bo')}"]


def test_an_analyst_sees_nobodys_name_and_finds_nobody_by_it(shop, analyst):
    assert listed(analyst, "?rhythm=overdue") == [f"Person {shop.id_of('ann')}"]
    assert listed(analyst, "?q=ann") == []
    assert "example.com" not in analyst.get("/people/").content.decode()


def test_those_without_an_order_are_asked_for(shop, client):
    shop.meets("eve")
    shop.is_visited("browser-1")
    assert listed(client, "?who=no_order") == ["Eve Roux"]
    (visitor,) = listed(client, "?who=visitors")
    assert visitor.startswith("Person ")
    assert "Eve Roux" not in listed(client) + listed(client, "?who=visitors")


def test_somebody_without_an_order_is_found_by_name(shop, client):
    shop.meets("eve")
    assert listed(client, "?q=eve") == ["Eve Roux"]


def test_of_several_shops_one_can_be_chosen(shop, client):
    other = Shop.opened("Honey")
    other.sells("bo", 3)
    other.sells("eve", 2)
    shop.understands()
    assert listed(client, f"?shop={other.row.id}") == ["Eve Roux", "Bo Bērziņš"]


def test_one_shop_alone_is_no_choice(shop, client):
    assert "Any shop" not in client.get("/people/").content.decode()


def test_before_the_first_order_it_says_the_next_step(empty_shop, client):
    page = client.get("/people/").content.decode()
    assert "Nobody has bought here yet." in page
    assert "Import orders" in page


def test_those_who_may_have_bought_before_have_at_least_so_many_orders(empty_shop, client):
    empty_shop.row.history_complete = False
    empty_shop.row.save()
    empty_shop.has_neighbours(2)
    empty_shop.understands()
    assert "Their first orders may lie before our history begins" in client.get("/people/").content.decode()


def test_a_page_takes_few_questions_whatever_the_number_of_people(
    shop, client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20):
        assert client.get("/people/?rhythm=overdue&consent=yes&q=ann").status_code == 200
