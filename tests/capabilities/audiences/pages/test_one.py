"""One ad audience: who is on its lists, what it cost, what it brought, and what can be done with it."""

import pytest

from regulars.capabilities.audiences.models import AdAudience
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.capabilities.audiences.adverts import NO_LIST, TOKEN_ENDED


@pytest.fixture
def told(advertising):
    advertising.allows("ann", "bo")
    audience = advertising.means(name="Skaters")
    advertising.syncs(audience)
    return audience


def shown(client, audience) -> str:
    return client.get(f"/ad-audiences/{audience.pk}/").content.decode()


def test_who_is_on_the_lists_and_what_was_told(told, client):
    page = shown(client, told)
    assert "Skaters: people who" in page
    assert "2 people were drawn for the ads; control group: 0." in page
    assert "confirmed" in page
    assert "It is too early to say what it brings." in page


def test_what_is_in_the_way_stands_there_in_the_owners_words_and_the_networks(advertising, told, client):
    advertising.allows("cy")
    advertising.networks.told_off = [TOKEN_ENDED]
    advertising.syncs(told)
    page = shown(client, told)
    assert "doesn’t accept the key any more" in page
    assert "Session has expired" in page
    assert "is held up at Meta" in page  # the banner


def test_a_list_that_is_gone_can_be_made_anew(advertising, told, client):
    advertising.allows("cy")
    advertising.networks.told_off = [NO_LIST]
    advertising.syncs(told)
    assert "Make a new list" in shown(client, told)
    client.post(f"/ad-audiences/{told.pk}/start/")
    assert "Make a new list" not in shown(client, told)


def test_it_is_stopped_started_and_removed(advertising, told, client):
    here = f"/ad-audiences/{told.pk}/"
    client.post(f"{here}stop/")
    assert "was stopped" in shown(client, told)
    client.post(f"{here}remove/")  # Ann and Bo are on the list still
    assert AdAudience.objects.exists()
    client.post(f"{here}start/")
    assert "was stopped" not in shown(client, told)
    client.post(f"{here}sync/")
    client.post(f"{here}stop/")
    advertising.syncs(told)
    assert client.post(f"{here}remove/").url == "/ad-audiences/"
    assert not AdAudience.objects.exists()
    assert client.get(here).status_code == 404


def test_it_is_changed(told, client):
    here, form = (
        f"/ad-audiences/{told.pk}/",
        {"expression": "orders >= 2", "campaigns": "Spring", "budget": "50"},
    )
    client.post(here, form)
    told.refresh_from_db()
    assert (told.expression, told.campaigns, told.budget_business) == ("orders >= 2", ["Spring"], 50_00)
    assert "Name the campaigns" in client.post(here, {**form, "campaigns": ""}).content.decode()
    assert "orders &gt;=&gt;" in client.post(here, {**form, "expression": "orders >=>"}).content.decode()
    told.refresh_from_db()
    assert told.expression == "orders >= 2"


def test_an_analyst_looks_and_changes_nothing(told):
    analyst = client_of(member("Dan", role=Role.ANALYST))
    assert "Stop it" not in shown(analyst, told)
    analyst.post(f"/ad-audiences/{told.pk}/", {"expression": "orders >= 9"})
    assert analyst.post(f"/ad-audiences/{told.pk}/stop/").status_code == 403
    told.refresh_from_db()
    assert (told.expression, told.stopped_why) == ("orders >= 1", "")


def test_an_expression_that_is_not_understood_any_more_is_shown_as_it_is(told, client):
    AdAudience.objects.update(expression="orders_of_yore > 1")
    assert "orders_of_yore" in shown(client, told)
