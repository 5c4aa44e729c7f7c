"""The pages of products: what is bought again, how soon, and what the owner thinks of it."""

import re

import pytest

from regulars import clock
from regulars.business.models import Business
from regulars.commerce.models import Product
from regulars.insight.definitions import DEFINITIONS
from regulars.insight.models import IntervalEstimate
from regulars.insight.pages.product import days_of, margin, steps
from regulars.insight.queries import Gaps
from regulars.insight.refresh import refresh
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member

PARTIAL = {"HX-Request": "true"}


@pytest.fixture
def candle(regulars) -> int:
    """It is day 100 of the shop whose thirty regulars buy a candle every 30 days."""
    offset = regulars.at(100) - clock.wall()
    Business.objects.filter(id=1).update(sandbox=True, clock_offset=offset)
    clock.forget()
    refresh(regulars.at(100))
    return Product.objects.get(sku="candle").pk


def text(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_the_list_says_how_soon_and_by_how_many_it_is_bought_again(candle, client):
    page = text(client.get("/products/"))
    assert "Of 1 product it is known how soon it is bought again." in page
    # 30 of 60 came back, half of those who ever will within 30 days.
    assert "candle candle · Home 30 days" in page
    assert "€3,000" in page


def test_categories_have_a_list_of_their_own(candle, client):
    page = text(client.get("/products/categories/"))
    assert "Home 30 days" in page


def test_without_products_the_next_step_is_said(database, client):
    assert "No products yet" in text(client.get("/products/"))
    assert "No categories yet" in text(client.get("/products/categories/"))


def test_a_products_page_says_it_in_a_sentence_with_figures(candle, client):
    page = text(client.get(f"/products/{candle}/"))
    assert "candle is bought again by 50% of its buyers, usually after 30 days." in page
    assert "150 pieces, returns taken off" in page
    assert "its cost isn’t known" in page
    assert "regular0@example.com" in page


def test_a_product_that_came_back_to_nobody_says_so(regulars, candle, client):
    regulars.sells("eve", days=[99], goods={"vase": "Home"})
    refresh(regulars.at(100))
    vase = Product.objects.get(sku="vase").pk
    page = text(client.get(f"/products/{vase}/"))
    assert "vase: too few people bought it again to say how soon." in page
    assert "Nobody bought it a second time yet." in page
    assert client.get("/products/999999/").status_code == 404


def test_an_analyst_sees_who_needs_it_next_as_numbers(candle):
    page = text(client_of(member("Ansis", role=Role.ANALYST)).get(f"/products/{candle}/"))
    assert "example.com" not in page
    assert "Person " in page


def test_the_owners_estimate_is_kept_in_place(candle, client):
    answer = client.post(f"/products/{candle}/estimate/", {"days": "28"}, headers=PARTIAL)
    assert 'value="28"' in answer.content.decode()
    assert "Kept." in text(answer)
    assert IntervalEstimate.objects.get().days == 28
    assert StaffAction.objects.get().action == "interval.estimated"
    client.post(f"/products/{candle}/estimate/", {"days": ""})
    assert not IntervalEstimate.objects.exists()


@pytest.mark.parametrize("days", ["0", "4000", "soon"])
def test_what_is_no_number_of_days_is_refused_in_place(candle, client, days):
    answer = client.post(f"/products/{candle}/estimate/", {"days": days}, headers=PARTIAL)
    assert "Write whole days" in text(answer)
    assert "aria-invalid" in answer.content.decode()
    assert not IntervalEstimate.objects.exists()


def test_a_category_has_an_estimate_too(candle, client):
    client.post("/products/categories/estimate/", {"category": "Home", "days": "20"})
    assert IntervalEstimate.objects.get().product_category == "Home"
    assert client.post("/products/categories/estimate/", {"category": "Moon"}).status_code == 404
    assert client.post("/products/999999/estimate/", {"days": "20"}).status_code == 404
    refresh(clock.now())
    assert "slower than you expected" in text(client.get("/products/categories/"))


def test_only_marketers_estimate(candle):
    analyst = client_of(member("Ansis", role=Role.ANALYST))
    assert analyst.post(f"/products/{candle}/estimate/", {"days": "28"}).status_code == 403
    assert 'name="days"' not in analyst.get("/products/").content.decode()


def test_every_definition_stands_on_its_page(database, client):
    page = client.get("/definitions/").content.decode()
    assert [known.name for known in DEFINITIONS if f'id="{known.name}"' not in page] == []


def test_bars_are_so_wide_that_the_usual_waits_fill_half_the_chart():
    assert steps(84) == (7, 168)
    assert steps(3) == (1, 24)
    assert days_of(Gaps(28, 7, 90), most=168) == "29–35"
    assert days_of(Gaps(168, 7, 1), most=168) == "more than 168"


@pytest.mark.parametrize(
    ("price", "cost", "said"), [(1_000, 310, "69%"), (None, 310, "–"), (1_000, None, "–"), (0, 0, "–")]
)
def test_a_margin_needs_price_and_cost(price, cost, said):
    assert margin(price_minor=price, cost_minor=cost) == said


def test_a_list_takes_few_questions(candle, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(22):
        assert client.get("/products/").status_code == 200
