"""What the plays earned, side by side."""

from regulars.engine import actions
from regulars.plays import catalogue
from tests.console.cast import ago
from tests.console.experiment import assigned
from tests.console.pages.test_overview import text


def test_without_a_play_the_first_one_is_suggested(shop, client):
    assert "Choose the first play" in client.get("/earned/").content.decode()


def test_plays_are_compared_on_one_scale(shop, client):
    for name in ("second_order", "thank_you"):
        actions.switch_on(catalogue.named(name).definition, who=None, at=ago(200))
    assigned(shop, "second_order", treated=300, buying=150, control=100, buying_control=10)
    page = client.get("/earned/").content.decode()
    assert page.count('class="interval') == 1
    assert "too early" in text(page)
    assert "Extra revenue per person" in page  # candles have no cost
    assert "Invite to a second order 400" in text(page)
    assert "+€" in text(page)


def test_before_anybody_is_measured_it_says_neither_profit_nor_revenue(shop, client):
    actions.switch_on(catalogue.named("second_order").definition, who=None, at=ago(2))
    assert "What they bring per person" in client.get("/earned/").content.decode()
    page = client.get("/plays/second_order/").content.decode()
    assert "What it brings per person" in page
    assert "costs aren’t known" not in page


def test_where_all_costs_are_known_it_is_profit(shop, client):
    shop.prices("candle", euros=20, cost=8)
    actions.switch_on(catalogue.named("second_order").definition, who=None, at=ago(200))
    assigned(shop, "second_order", treated=40, buying=8, control=40, buying_control=7)
    assert "Extra profit per person" in client.get("/earned/").content.decode()
    assert "Extra profit per person" in client.get("/plays/second_order/").content.decode()


def test_agents_are_not_told(shop, agent):
    assert agent.get("/earned/").status_code == 403
