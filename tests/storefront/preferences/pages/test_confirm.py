"""What does somebody see behind the link that confirms, and what does a scanner that opens it not do?"""

import pytest
from django.test import Client
from msgspec.structs import replace

from regulars import clock
from regulars.channels.confirming import Confirmation, url_of
from regulars.customers.actions import pending
from regulars.customers.models import Consent


@pytest.fixture
def bo(shop):
    """He entered his address on a form a moment ago."""
    who = shop.knows("Bo", allows=None)
    at = clock.now()
    said = replace(shop.said(who, granted=True, at=at), wording="Amber & Pine may write to me.")
    pending.ask(said, actor="form:1", at=at)
    return who


def link(customer):
    return url_of(Confirmation(customer, "email", 21)).removeprefix("http://localhost:8000")


def strict():
    return Client(enforce_csrf_checks=True)


def test_opening_the_link_shows_what_was_asked_and_changes_nothing(bo):
    for _ in range(3):
        page = strict().get(link(bo))
    assert "Amber &amp; Pine may write to me." in page.content.decode()
    assert page["Referrer-Policy"] == "no-referrer"
    assert not Consent.objects.exists()


def test_the_button_confirms_once(bo):
    assert "Thank you. It is confirmed." in strict().post(link(bo)).content.decode()
    assert "Nothing waits to be confirmed" in strict().post(link(bo)).content.decode()
    row = Consent.objects.get()
    assert (row.granted, row.wording, row.evidence["send_id"]) == (True, "Amber & Pine may write to me.", 21)


def test_a_link_that_was_changed_says_so(bo):
    refused = strict().post(link(bo)[:-4] + "AAA/")
    assert (refused.status_code, Consent.objects.exists()) == (404, False)
