"""One person's page: what it says, what it lets whom see, and what it costs."""

import re

from tests.console.cast import ago
from tests.console.pages.test_overview import text


def page_of(client, shop, name: str) -> str:
    return client.get(f"/people/{shop.id_of(name)}/").content.decode()


def test_it_opens_with_a_sentence_about_them(shop, client):
    assert "Ann Ozola orders about every 30 days, mostly Candles. It has been 51 days." in text(
        page_of(client, shop, "ann")
    )


def test_chips_say_kind_stage_and_lateness(shop, client):
    page = text(page_of(client, shop, "ann"))
    # Four orders on four days; expected 30 days after the last one, 21 days ago.
    assert "stage 4 of 5: loyal" in page
    assert "overdue by 21 days" in page


def test_the_kind_comes_with_its_reason(shop, client):
    page = text(page_of(client, shop, "dita"))
    assert "Why ‘star’?" in page
    assert "Expected to spend €3,517 in 12 months; the top fifth begins at" in page


def test_figures_are_net_of_what_came_back(shop, client):
    first, *_ = shop.sells("eve", 90, 60, 30, euros=50)
    shop.refunds(first, day=20, euros=10)
    shop.understands()
    page = text(page_of(client, shop, "eve"))
    assert "3 since Dec 2, 2025" in page
    assert "€140" in page  # 3 × 50 − 10


def test_everything_stands_in_order_and_goes_on_page_by_page(shop, client):
    shop.sells("eve", *range(1, 31))
    page = page_of(client, shop, "eve")
    (more,) = re.findall(r'hx-get="([^"]*earlier[^"]*)"', page)
    rest = client.get(more).content.decode()
    told = re.findall(r"#\d{4}", page) + re.findall(r"#\d{4}", rest)
    assert len(set(told)) == 30


def test_a_place_in_the_timeline_that_is_none_is_not_found(shop, client):
    assert client.get(f"/people/{shop.id_of('ann')}/earlier/?at=nonsense").status_code == 404


def test_an_order_unfolds_its_lines(shop, client):
    (number,) = shop.sells("eve", 3, euros=50, sku="wick")
    page = page_of(client, shop, "eve")
    (url,) = re.findall(r'hx-get="([^"]*/orders/\d+/)"', page)
    assert f"#{number}" in page
    assert "Wick" in client.get(url).content.decode()
    assert client.get(url.replace(f"/{shop.id_of('eve')}/", f"/{shop.id_of('ann')}/")).status_code == 404


def test_what_they_need_next_is_named(shop, client):
    page = text(page_of(client, shop, "dita"))
    assert "What they need next" in page
    assert "Candle" in page


def test_consent_is_said_with_its_way_and_day(shop, client):
    page = text(page_of(client, shop, "cy"))
    assert "e-mail, offers at the checkout, Nov 22, 2025 no" in page
    assert "They never said." in text(page_of(client, shop, "bo"))


def test_an_analyst_sees_no_name_no_address_and_changes_nothing(shop, analyst):
    page = page_of(analyst, shop, "ann")
    for words in (
        "Ann",
        "example.com",
        "+371",
        "Separate",
        "They asked us to stop",
        "The same as somebody else",
    ):
        assert words not in page
    assert f"Person {shop.id_of('ann')} orders about every 30 days" in text(page)


def test_an_agent_sees_who_they_are(shop, agent):
    page = page_of(agent, shop, "ann")
    assert "ann@example.com" in page
    assert "+37129000001" in page


def test_somebody_who_never_bought_has_a_page_too(shop, client):
    shop.meets("eve")
    page = text(page_of(client, shop, "eve"))
    assert "Eve Roux hasn’t ordered yet." in page
    assert "first seen Feb 25" in page


def test_one_order_says_what_people_like_them_do(shop, client):
    shop.sells("eve", 2)
    shop.understands()
    assert "Eve Roux ordered once; people like them come back after about 30 days." in text(
        page_of(client, shop, "eve")
    )


def test_before_anything_is_understood_orders_are_counted(empty_shop, client):
    empty_shop.sells("ann", 40, 10)
    assert "Ann Ozola ordered 2 times." in text(page_of(client, empty_shop, "ann"))


def test_nobody_has_no_page(shop, client):
    assert client.get("/people/999999/").status_code == 404


def test_a_page_takes_few_questions(shop, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        assert page_of(client, shop, "dita")
    assert ago(0).year == 2026
