"""Networks are connected, and their keys never shown again."""

import pytest

from regulars.capabilities.audiences import queries
from regulars.capabilities.audiences.models import AdList

META = {"account_id": "act_1234567", "token": " EAAB ", "app_secret": ""}


def post(client, network: str, **form: str) -> str:
    answer = client.post(f"/settings/advertising/{network}/", form)
    return answer.content.decode() if answer.status_code == 200 else answer.url


def test_meta_is_connected(advertising, client):
    advertising.means()
    AdList.objects.update(problem="token_ended")
    assert post(client, "meta", **META) == "/settings/advertising/"
    account = queries.account("meta")
    assert (account.id, account.secret) == ("1234567", {"token": "EAAB", "app_secret": ""})
    assert AdList.objects.get().problem == ""
    page = client.get("/settings/advertising/").content.decode()
    assert "Account 1234567" in page
    assert "EAAB" not in page + client.get("/settings/advertising/meta/").content.decode()


def test_google_is_connected(advertising, client, google_key):
    form = {"account_id": "123-456-7890", "login_id": "098-765-4321", "key": google_key, "terms": "on"}
    assert post(client, "google", **form) == "/settings/advertising/"
    account = queries.account("google")
    assert (account.id, account.login_id, account.secret["key"]) == ("1234567890", "0987654321", google_key)


@pytest.mark.parametrize("number", ["", "act_", "Candles", "12345678901234567890123", "１２３"])
def test_what_is_no_account_is_refused(advertising, client, number):
    page = post(client, "meta", **META | {"account_id": number})
    assert "This is no number of an account." in page or "required" in page
    assert queries.account("meta").id == "1"


def test_googles_key_and_terms_are_looked_at(advertising, client, google_key):
    form = {"account_id": "1234567890", "login_id": "", "key": google_key}
    assert "Google takes nobody without that." in post(client, "google", **form)
    assert "This is not the whole JSON file" in post(client, "google", **form | {"key": "{}", "terms": "on"})
    assert queries.account("google") is None


def test_a_network_that_there_is_not(advertising, client):
    assert client.get("/settings/advertising/myspace/").status_code == 404
