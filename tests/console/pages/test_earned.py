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
    assert "Invite to a second order 400" in text(page)
    assert "+€" in text(page)


def test_agents_are_not_told(shop, agent):
    assert agent.get("/earned/").status_code == 403
