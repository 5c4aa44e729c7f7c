"""The owner gives people their data, forgets them, and sees what was asked for."""

import io
import zipfile

import pytest

from regulars.commerce.facts import PrivacyRequestFact
from regulars.customers.identify import Identifiers
from regulars.customers.models import Customer, PrivacyRequest
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.customers.forgetting import LATER, everything_of_ann, make_shop, remains, tell


@pytest.fixture
def shop(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    return make_shop()


@pytest.fixture
def ann(shop):
    return everything_of_ann(shop)


def asks(what):
    ann = Identifiers(email="ann@example.com")
    return PrivacyRequestFact(key=what, asks=what, occurred_at=LATER, who=ann)


def deeds():
    return list(StaffAction.objects.order_by("pk").values_list("action", flat=True))


def test_the_owner_takes_out_all_that_is_held_of_somebody(ann, client):
    answer = client.post(f"/people/{ann}/data/")
    assert answer["Content-Disposition"].startswith(f'attachment; filename="person-{ann}-')
    assert zipfile.ZipFile(io.BytesIO(answer.content)).namelist() == ["data.json", "data.html"]
    assert deeds() == ["person.data_given"]


def test_it_is_said_what_goes_and_what_stays_before_somebody_is_forgotten(ann, client):
    page = client.get(f"/people/{ann}/erase/").content.decode()
    assert "Forget Ann Ozola?" in page
    assert "This can’t be undone" in page
    assert "so that your figures stay true" in page


def test_only_who_types_the_name_forgets_somebody(ann, client):
    refused = client.post(f"/people/{ann}/erase/", {"typed": "Ann"}).content.decode()
    assert "That isn’t what they are called here." in refused
    assert Customer.objects.get(pk=ann).erased_at is None
    page = client.post(f"/people/{ann}/erase/", {"typed": " ann ozola "}, follow=True).content.decode()
    assert "They were forgotten on" in page
    assert f"Person {ann}" in page
    assert remains() == {}
    assert deeds() == ["person.erased"]
    assert client.get(f"/people/{ann}/erase/").status_code == 404
    assert client.post(f"/people/{ann}/data/").status_code == 404


def test_the_page_of_requests_begins_empty(client):
    page = client.get("/settings/privacy/").content.decode()
    assert "Nobody has asked yet" in page


def test_a_request_waits_with_its_date_until_it_is_noted_as_done(shop, ann, client):
    tell(shop, asks("data"), at=LATER)
    page = client.get("/settings/privacy/").content.decode()
    assert "Their data" in page
    assert "Ann Ozola" in page
    request = PrivacyRequest.objects.get()
    page = client.post(f"/settings/privacy/{request.pk}/given/", follow=True).content.decode()
    assert "Noted: their data were handed on." in page
    assert "handed on</td>" in page
    again = client.post(f"/settings/privacy/{request.pk}/given/", follow=True).content.decode()
    assert "That was done already." in again
    assert deeds() == ["privacy.answered"]


def test_what_was_done_by_itself_and_a_shop_on_its_way_stand_there_too(shop, ann, client):
    tell(shop, asks("erasure"), asks("shop_erasure"), at=LATER)
    page = client.get("/settings/privacy/").content.decode()
    assert f"Person {ann}" in page
    assert "erased</td>" in page
    assert "<td>Candles" in page
    # 2 people and what there is of them: 3 orders, 3 lines, a refund, a parcel, a basket, a product
    assert "0 of 12" in page


def test_this_is_for_owners_alone(ann):
    marketer = client_of(member("Mara", role=Role.MARKETER))
    assert marketer.post(f"/people/{ann}/data/").status_code == 403
    assert marketer.post(f"/people/{ann}/erase/", {"typed": "Ann Ozola"}).status_code == 403
    assert marketer.get("/settings/privacy/").status_code == 403
    assert "The owner can give them their data" in marketer.get(f"/people/{ann}/").content.decode()
