"""Does the owner see whether both sides agree, what the shop was told, and what is missing in it?"""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from regulars.connectors import client as network
from regulars.connectors.changes import CouponMade
from regulars.connectors.comparing import compare
from regulars.connectors.connector import Asked
from regulars.connectors.exchange import Answer, OutOfReach
from regulars.connectors.following import go_round
from regulars.connectors.models import Comparison, Follow, Telling
from regulars.connectors.telling import plan
from regulars.connectors.wishes import wish
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member
from tests.connectors.candles import CandleShop
from tests.connectors.conftest import NOON, asked
from tests.connectors.pages.test_connections import page


@pytest.fixture
def connection_of_keys(candles):
    return asked(candles)


@pytest.fixture
def url(connection_of_keys):
    return f"/settings/connections/{connection_of_keys.id}/"


def test_without_keys_there_is_nothing_to_compare(candles, client):
    assert "Both sides" not in page(client, f"/settings/connections/{candles.id}/")
    assert client.post(f"/settings/connections/{candles.id}/compare/").status_code == 404
    assert client.post(f"/settings/connections/{candles.id}/webhooks/").status_code == 404


def test_what_a_comparison_found(connection_of_keys, client, url):
    assert "Every night what the shop has is counted" in page(client, url)
    compare(connection_of_keys, client=CandleShop(), at=NOON)
    assert "Orders: 5 in the shop, 0 here before; 5 mended." in page(client, url)


def test_what_stood_in_its_way(connection_of_keys, client, url):
    compare(connection_of_keys, client=CandleShop(first=[Answer(401, {}, b"")]), at=NOON)
    assert "doesn’t accept these keys" in page(client, url)
    Comparison.objects.update(state="running", error="", finished_at=None)
    assert "Both sides are being compared." in page(client, url)


def test_comparing_now_is_the_workers_and_asked_for_once(connection_of_keys, client, url):
    client.post(f"{url}compare/")
    client.post(f"{url}compare/")
    job = ProcrastinateJob.objects.get(task_name="connectors.compare_one")
    assert job.args == {"connection_id": connection_of_keys.id}


def test_how_a_shop_that_is_asked_for_changes_answers(connection_of_keys, client, url):
    go_round(client=CandleShop())
    assert "It answered last" in page(client, url)
    Follow.objects.update(error="out_of_reach: it answered 503")
    assert "The shop can’t be asked just now (it answered 503)." in page(client, url)


def test_what_stands_in_the_way_of_things_that_are_asked_for_by_their_id(connection_of_keys, client, url):
    Follow.objects.all().delete()
    wish(connection_of_keys.id, [Asked("orders", "ann-1"), Asked("orders", "bo-1")])
    assert "2 things are being asked for." in page(client, url)
    go_round(client=CandleShop(first=[Answer(401, {}, b"")]))
    assert "doesn’t accept these keys" in page(client, url)
    assert "2 things are being asked for." in page(client, url)


def test_what_the_shop_was_told_and_telling_it_again(connection_of_keys, client, url):
    Follow.objects.all().delete()
    plan(CouponMade(code="X", currency="USD", percent=5), connection=connection_of_keys, key="1", at=NOON)
    assert "is told soon" in page(client, url)
    go_round(client=CandleShop(first=[Answer(422, {}, b"This code is taken")]))
    shown = page(client, url)
    assert "A coupon" in shown
    assert "The shop won’t have it: This code is taken." in shown
    one = Telling.objects.get()
    client.post(f"{url}told/{one.id}/again/")
    go_round(client=CandleShop())
    assert "taken" in page(client, url)
    assert Telling.objects.get().state == "accepted"
    assert client.post(f"{url}told/{one.id + 1}/again/").status_code == 404


def looked(monkeypatch, shop):
    monkeypatch.setattr(network, "Client", lambda: shop)


def test_a_look_at_the_shop_says_what_is_there(connection_of_keys, client, url, monkeypatch):
    looked(monkeypatch, CandleShop())
    assert "The key may read." in page(client, f"{url}check/")


@pytest.mark.parametrize(
    ("first", "says"),
    [
        (OutOfReach("it answered 503"), "The shop can’t be asked just now (it answered 503)."),
        (Answer(404, {}, b""), "There is no such API under https://candles.example.com."),
    ],
)
def test_a_look_that_fails_says_why(connection_of_keys, client, url, monkeypatch, first, says):
    looked(monkeypatch, CandleShop(first=[first]))
    assert says in page(client, f"{url}check/")


def test_the_shop_is_told_to_send_its_webhooks(connection_of_keys, client, url, settings):
    Follow.objects.all().delete()
    client.post(f"{url}webhooks/")
    assert not Telling.objects.exists()  # nobody but this machine reaches our address
    settings.BASE_URL = "https://regulars.example"
    client.post(f"{url}webhooks/")
    shop = CandleShop()
    go_round(client=shop)
    assert shop.told == [f"https://regulars.example/webhooks/{connection_of_keys.token}"]


def test_only_the_owner_sees_it(connection_of_keys, url):
    marketer = client_of(member("Max", role=Role.MARKETER))
    assert marketer.get(f"{url}check/").status_code == 403
    assert marketer.post(f"{url}compare/").status_code == 403
