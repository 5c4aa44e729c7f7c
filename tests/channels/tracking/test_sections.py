"""The owner says what is noted of readers; nobody else does."""

from regulars.channels.tracking.settings import TrackingSettings
from regulars.web import stored
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member


def test_the_owner_switches_opens_on_and_clicks_off(database):
    owner = client_of(member("Clara", role=Role.OWNER))
    page = owner.get("/settings/tracking/").content.decode()
    assert "Note which links people follow" in page
    owner.post("/settings/tracking/", {"opens": "on", "utm": "on", "utm_source": "letters"})
    chosen = TrackingSettings(clicks=False, opens=True, utm=True, utm_source="letters")
    assert stored.load(TrackingSettings) == chosen


def test_to_begin_with_links_are_noted_and_opens_are_not(database):
    assert stored.load(TrackingSettings) == TrackingSettings(clicks=True, opens=False, utm=True)


def test_nobody_else_does(database):
    marketer = client_of(member("Mia", role=Role.MARKETER))
    assert marketer.get("/settings/tracking/").status_code == 404
