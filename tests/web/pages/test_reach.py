"""Does the owner see whether the world can reach us, and how it is mended?"""

import pytest
from playwright.sync_api import Page, expect

from regulars.web.pages import reach
from regulars.web.reach.verdicts import Finding
from regulars.web.roles import Role
from tests.browser_fixtures import Shoot, client_of, member

FOUND = [
    Finding(name="address", says="The address is public and encrypted: https://regulars.amber.example"),
    Finding(
        name="answer", says="The certificate ends in 4 days.", mend="`certbot renew` says why.", tone="warn"
    ),
    Finding(
        name="webhooks",
        says="Webhooks of shops: nothing comes through (something before us answers with status 403).",
        mend="Let the proxy hand all paths, methods, headers and bodies on. " * 2,
        tone="bad",
    ),
]


@pytest.fixture
def found(monkeypatch) -> list[Finding]:
    """What the survey finds in this test."""
    findings = list(FOUND)
    monkeypatch.setattr(reach, "survey", lambda _url, **_how: findings)
    return findings


def test_the_page_says_what_has_to_reach_us_before_anything_is_asked(client, settings):
    settings.BASE_URL = "https://regulars.amber.example"
    body = client.get("/settings/reach/").content.decode()
    assert "https://regulars.amber.example/.well-known/regulars" in body
    assert "Webhooks of shops" in body
    assert "in the way" not in body


def test_without_scripts_the_whole_page_comes_back_with_what_was_found(client, found):
    body = client.post("/settings/reach/check/").content.decode()
    assert "2 things are in the way." in body
    assert "Check now" in body
    assert "certbot renew" in body


def test_where_nothing_is_in_the_way_the_world_can_reach_us(client, found):
    del found[1:]
    assert "The world can reach us." in client.post("/settings/reach/check/").content.decode()


def test_an_address_of_this_machine_alone_is_told_as_that(client):
    body = client.post("/settings/reach/check/", headers={"HX-Request": "true"}).content.decode()
    assert "only for this machine" in body
    assert "regulars deploy --domain" in body
    assert "Check now" not in body


def test_it_is_the_owners_business(database):
    assert client_of(member("Ed", role=Role.MARKETER)).post("/settings/reach/check/").status_code == 403


def test_the_page_checks_in_its_place_and_fits_desk_and_phone(owner_page: Page, found, screenshots: Shoot):
    owner_page.goto("/settings/reach/")
    owner_page.get_by_role("button", name="Check now").press("Enter")
    expect(owner_page.get_by_text("2 things are in the way.")).to_be_visible()
    expect(owner_page.get_by_role("row")).to_have_count(3)
    assert len(screenshots(owner_page, "settings-reach")) == 4
