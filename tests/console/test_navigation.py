"""Where does the navigation lead, and whom?"""

from regulars.console.navigation import ITEMS, plays_on
from regulars.web.roles import Role


def test_agents_are_led_to_people_and_not_to_plays():
    assert [item.name for item in ITEMS if item.is_for(Role.AGENT)] == ["overview", "people"]


def test_no_play_on_is_not_counted(database):
    assert plays_on() is None


def test_the_search_of_every_page_leads_to_people(shop, client):
    assert '<form class="find" action="/people/"' in client.get("/plays/").content.decode()
