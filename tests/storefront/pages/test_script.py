"""The script is served to any page; a link is handed back by those who have one."""

import gzip
import json

import pytest
from django.test import Client

from regulars import clock
from regulars.channels.visits import token_of
from regulars.connectors.event_clients import pace
from regulars.customers.queries import found_by
from regulars.storefront.choices import Choices, choose
from regulars.storefront.served import newest
from tests.storefront.cast import NOON, known, open_shop, page_key

DEVICE = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def shop(database, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    shop = open_shop()
    choose(Choices(recognises=True), shop_id=shop.id, url=shop.url, at=NOON)
    return shop


def follows(body: object, **headers: str):
    text = body if isinstance(body, bytes | str) else json.dumps(body)
    return Client().post("/page/link", text, content_type="text/plain", headers=headers)


@pytest.mark.parametrize("path", ["/page.js", newest().path])
def test_any_page_may_load_it_and_check_its_hash(database, path):
    got = Client().get(path, headers={"Accept-Encoding": "gzip, br"})
    assert gzip.decompress(got.content) == newest().plain
    assert len(got.content) < 6 * 1024
    assert got["Content-Type"] == "text/javascript; charset=utf-8"
    assert got["Access-Control-Allow-Origin"] == "*"
    assert got["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert got["Content-Security-Policy"] == "default-src 'none'"
    assert got["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in got


def test_a_version_is_kept_for_good_and_the_newest_asked_for_again(database):
    assert "immutable" in Client().get(newest().path)["Cache-Control"]
    got = Client().get("/page.js")
    assert (got.content, "immutable" in got["Cache-Control"]) == (newest().plain, False)
    again = Client().get("/page.js", headers={"If-None-Match": "W/" + got["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_there_is_no_version_that_was_not_released(database):
    assert Client().get("/page/99.js").status_code == 404
    assert Client().post("/page.js").status_code == 405


def test_by_a_link_of_her_mail_ann_is_known(shop):
    ann, key = known(shop, email="ann@example.com"), page_key(shop)
    link = token_of(ann, at=clock.now())
    answer = follows(
        {"key": key.secret, "device": DEVICE, "link": link}, Origin="https://www.candles.example"
    )
    assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert found_by(kind="device", value=DEVICE) == [ann]


def test_the_answer_does_not_tell_whether_somebody_was_recognised(shop):
    known(shop, email="bo@example.com", device=DEVICE)
    ann, key = known(shop, email="ann@example.com"), page_key(shop)
    answer = follows({"key": key.secret, "device": DEVICE, "link": token_of(ann, at=clock.now())})
    assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert found_by(kind="device", value=DEVICE) != [ann]


def test_links_of_old_mails_say_nothing_once_the_owner_wishes_it_no_more(shop):
    ann, key = known(shop, email="ann@example.com"), page_key(shop)
    choose(Choices(), shop_id=shop.id, url=shop.url, at=NOON)
    answer = follows({"key": key.secret, "device": DEVICE, "link": token_of(ann, at=clock.now())})
    assert (answer.status_code, found_by(kind="device", value=DEVICE)) == (200, [])


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"link": "1.forged.forged"}, 422),
        ({"device": "short"}, 422),
        ({"device": "0" * 20 + "\0"}, 422),
        ({"key": "rgb_guessed"}, 401),
        ({"key": ""}, 401),
        ({"device": 7}, 400),
    ],
)
def test_what_is_no_visit_by_a_link_changes_nothing(shop, change, status):
    ann, key = known(shop, email="ann@example.com"), page_key(shop)
    good = {"key": key.secret, "device": DEVICE, "link": token_of(ann, at=clock.now())}
    assert follows(good | change).status_code == status
    assert found_by(kind="device", value=DEVICE) == []


@pytest.mark.parametrize(
    ("body", "status"), [(b"\xff", 400), ("[]", 400), ('{"x":' + "[" * 4000, 400), ("{" * 5000, 413)]
)
def test_what_cannot_be_read_is_refused(shop, body, status):
    assert follows(body).status_code == status


def test_nobody_may_try_over_and_over(shop, monkeypatch):
    from regulars.connectors.event_clients.pages import calls

    monkeypatch.setattr(calls, "PACE", pace.Pace(most=2, a_second=1))
    body = {"key": page_key(shop).secret, "device": DEVICE, "link": "1.x.y"}
    assert [follows(body).status_code for _ in range(9)][-1] == 429
