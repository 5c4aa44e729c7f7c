"""Does every page show where one can go, where one is, and what everybody must know?"""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from regulars import clock
from regulars.business.models import Business
from regulars.web import banners, context, navigation, sections, terms
from regulars.web import format as written
from regulars.web.about import About, about
from regulars.web.banners import Banner
from regulars.web.navigation import NavItem, groups, leads_to
from regulars.web.roles import Role
from regulars.web.terms import Term, UnknownTerm


@pytest.fixture
def items():
    """Three pages that exist, in place of the real navigation."""
    known = navigation.items()
    navigation.fill(
        [
            NavItem(name="staff", label="Staff", url_name="settings_people", order=210, roles=("owner",)),
            NavItem(name="settings", label="Settings", url_name="settings", order=220, key="s", search=True),
            NavItem(name="first", label="First", url_name="account_login", order=110, badge=lambda: 11),
        ]
    )
    yield
    navigation.fill(known)


def shown(rf: RequestFactory, path: str, *, role: Role) -> list[list[tuple[str, bool]]]:
    request = rf.get(path)
    return [[(str(e.item.label), e.here) for e in group] for group in groups(request, role=role)]


def test_entries_stand_in_groups_by_the_hundreds_of_their_order(items, rf: RequestFactory):
    assert shown(rf, "/", role=Role.OWNER) == [[("First", False)], [("Staff", False), ("Settings", False)]]


def test_the_deepest_entry_over_a_page_is_where_one_is(items, rf: RequestFactory):
    here = shown(rf, "/settings/people/invite/", role=Role.OWNER)
    assert here == [[("First", False)], [("Staff", True), ("Settings", False)]]
    here = shown(rf, "/settings/people/invite/", role=Role.AGENT)  # who doesn't see the deeper one
    assert here == [[("First", False)], [("Settings", True)]]


def test_the_first_page_is_here_only_when_it_is():
    assert leads_to("/", path="/")
    assert not leads_to("/", path="/people/")


def test_an_entry_has_its_badge_and_the_search_its_page(items, rf: RequestFactory):
    request = rf.get("/")
    request.role = Role.OWNER
    shell = context.Shell(request)
    assert [entry.badge for group in shell.groups for entry in group] == [11, None, None]
    assert shell.search_url == "/settings/"


def test_two_letters_stand_for_a_face():
    faces = {"Ann Ozola": "AO", "clara@example.com": "CE", "Dimitar": "D", "": "", "M. de la Cruz": "MD"}
    assert {name: context.initials(name) for name in faces} == faces


def test_the_business_is_known_to_every_page(database):
    Business.objects.update(name="Gift & Co", currency="GBP", time_zone="Europe/London")
    assert (about().name, about().currency, str(about().zone)) == ("Gift & Co", "GBP", "Europe/London")
    Business.objects.all().delete()
    assert about() == About()


def test_a_page_wears_the_name_of_the_business(client):
    Business.objects.update(name="Gift & Co")
    assert "Gift &amp; Co" in client.get("/settings/").content.decode()


def test_synthetic_data_says_so_on_every_page(client):
    Business.objects.update(synthetic=True)
    assert "were generated" in client.get("/settings/").content.decode()


def test_a_sandbox_shows_its_clock_once_it_is_set(client):
    Business.objects.update(sandbox=True)
    assert "Sandbox" not in client.get("/settings/").content.decode()
    Business.objects.update(clock_offset=timedelta(days=400))
    clock.forget()
    stands = written.dated(clock.now()).split(",")[0]  # the day; the minute may turn meanwhile
    assert f"Sandbox: the clock stands at {stands}" in client.get("/settings/").content.decode()
    assert "Sandbox" not in client.get("/welcome/spent/").content.decode()


def test_only_banners_with_something_to_say_are_shown(rf: RequestFactory):
    known = list(banners._banners)
    banners.fill([lambda request: None, lambda request: Banner(text="Sends are stopped.", tone="bad")])
    try:
        assert [banner.text for banner in banners.shown(rf.get("/"))] == ["Sends are stopped."]
    finally:
        banners.fill(known)


def test_a_word_of_the_catalogue_is_found_and_an_unknown_one_is_an_error():
    known = terms.terms()
    terms.fill([Term(name="overdue", word="overdue", means="Later than usual for them.")])
    try:
        assert terms.term("overdue").means == "Later than usual for them."
        with pytest.raises(UnknownTerm):
            terms.term("late")
    finally:
        terms.fill(known)


def test_sections_stand_in_their_order():
    owners = [section.name for section in sections.sections(Role.OWNER)]
    assert owners[-6:] == ["people", "alerts", "keys", "webhooks", "audit", "reach"]
    assert "keys" not in [section.name for section in sections.sections(Role.AGENT)]
    assert sections.find("keys") is None  # its page isn't made by a form


def test_without_somebody_signed_in_there_is_no_name(rf: RequestFactory):
    request = rf.get("/")
    request.user = SimpleNamespace(is_authenticated=False)
    assert context.name_of(request) == ""
