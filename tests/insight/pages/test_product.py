"""One product: how soon it is bought again, and who needs it next."""

import pytest

from regulars.commerce.models import Product
from regulars.insight.pages.product import days_of, margin, steps
from regulars.insight.queries import Gaps
from regulars.insight.refresh import refresh
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.insight.pages.reader import text


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
