"""The owner sets up the shop's page, chooses how it behaves, and takes what belongs into the shop."""

import pytest

from regulars.channels.visits import Recognising
from regulars.connectors.event_clients.models import WriteKey
from regulars.connectors.event_clients.proof import opened
from regulars.storefront import queries
from regulars.storefront.served import newest
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from regulars.web.stored import load
from tests.browser_fixtures import client_of, member
from tests.storefront.cast import did, open_shop, page_key


@pytest.fixture(autouse=True)
def _keys(tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))


def text(client, path: str) -> str:
    return client.get(path, follow=True).content.decode()


def test_without_a_shop_the_page_says_what_to_do(client):
    assert "No shop yet" in text(client, "/settings/page/")


def test_the_only_shop_is_shown_at_once(client):
    open_shop()
    assert "Candles doesn’t tell yet what visitors do" in text(client, "/settings/page/")


def test_of_several_shops_each_says_when_it_was_heard(client):
    page_key(open_shop())
    open_shop("Lamps")
    shown = text(client, "/settings/page/")
    assert [word in shown for word in ("Candles", "never", "Lamps", "not set up")] == [True] * 4


def test_setting_it_up_makes_one_key_and_shows_the_snippet(client):
    shop = open_shop()
    for _ in range(2):
        client.post(f"/settings/page/{shop.id}/begin/")
    key = WriteKey.objects.get()
    shown = text(client, f"/settings/page/{shop.id}/")
    assert f"data-key=&quot;{key.handle}&quot;" in shown
    assert "We heard nothing from your shop yet." in shown
    assert StaffAction.objects.filter(action="page.begun").count() == 1


def test_what_is_chosen_is_kept_and_stands_in_the_snippet(client):
    shop = open_shop()
    page_key(shop)
    client.post(f"/settings/page/{shop.id}/", {"begins": "notice", "recognises": "on"})
    assert "data-consent=&quot;notice&quot;" in text(client, f"/settings/page/{shop.id}/")
    assert load(Recognising).hosts == ("candles.example",)
    assert StaffAction.objects.filter(action="page.changed").count() == 1


def test_a_shop_without_an_address_cannot_be_known_by_links(client):
    shop = open_shop(url="")
    page_key(shop)
    answer = client.post(f"/settings/page/{shop.id}/", {"begins": "ask", "recognises": "on"})
    assert "Enter the shop’s address under Shops first" in answer.content.decode()
    assert load(Recognising).hosts == ()


def test_the_live_check_tells_what_came(client):
    from regulars import clock

    shop = open_shop()
    page_key(shop)
    did(shop, "page.viewed", device="phone", at=clock.now())
    assert "1 page." in text(client, f"/settings/page/{shop.id}/heard/")


def test_when_the_shop_is_silent_it_says_since_when(client):
    from regulars import clock

    shop = open_shop()
    page_key(shop)
    WriteKey.objects.update(last_used_at=clock.wall())
    assert "Nothing in the last ten minutes." in text(client, f"/settings/page/{shop.id}/heard/")


def test_a_file_comes_with_the_shops_own_secret(client):
    shop = open_shop()
    page_key(shop)
    got = client.get(f"/settings/page/{shop.id}/files/regulars-page.php")
    assert opened(queries.key_of(shop.id).proof_secret) in got.content.decode()
    assert got["Content-Disposition"] == 'attachment; filename="regulars-page.php"'


def test_messages_and_notifications_have_snippets_of_their_own(client):
    shop = open_shop()
    key = page_key(shop)
    shown = text(client, f"/settings/page/{shop.id}/")
    assert newest("messages").path in shown
    assert newest("push").path in shown
    worker = client.get(f"/settings/page/{shop.id}/files/regulars-worker.js").content.decode()
    assert f'KEY = "{key.secret}"' in worker


@pytest.mark.parametrize("path", ["files/unknown.php", "files/..%2Fsettings.py"])
def test_no_other_file_comes(client, path):
    shop = open_shop()
    page_key(shop)
    assert client.get(f"/settings/page/{shop.id}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["", "heard/", "files/page.html"])
def test_of_no_shop_there_is_no_page(client, path):
    assert client.get(f"/settings/page/404/{path}").status_code == 404


@pytest.mark.parametrize("role", [Role.AGENT, Role.ANALYST])
def test_the_secret_is_for_the_owner_alone(database, role):
    shop = open_shop()
    page_key(shop)
    others = client_of(member("Edgar", role=role))
    for path in ("", "heard/", "files/regulars-page.php"):
        assert others.get(f"/settings/page/{shop.id}/{path}").status_code == 403
    assert others.post(f"/settings/page/{shop.id}/begin/").status_code == 403
