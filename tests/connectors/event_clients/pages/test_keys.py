"""Can the owner let a tracker in, see what of it couldn't be read, and end it?"""

from django.urls import reverse

from regulars import clock
from regulars.connectors.event_clients.kept import Unread, keep
from regulars.connectors.event_clients.models import WriteKey
from regulars.connectors.event_clients.proof import opened
from regulars.web.models import StaffAction
from regulars.web.roles import Role
from tests.browser_fixtures import client_of, member

PAGE = "/settings/connections/trackers/"


def shown(client, path=PAGE):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_way_to_a_pages_key(shop, client):
    assert "No tracker has a key yet" in shown(client)
    answer = client.post(PAGE, {"name": "website", "shop": shop.id, "used": "browser"})
    key = WriteKey.objects.get()
    assert answer.url == reverse("settings_write_key", args=[key.id])
    page = shown(client, answer.url)
    assert key.handle in page
    assert "@segment/analytics-next" in page
    assert opened(key.proof_secret) in page
    assert "Nothing came with the key" in page
    assert "website" in shown(client)


def test_a_servers_key_is_shown_once(shop, client):
    made = client.post(PAGE, {"name": "backend", "shop": shop.id, "used": "server"}).content.decode()
    key = WriteKey.objects.get()
    secret = made.partition(f"{key.handle}_")[2].partition("<")[0]
    assert len(secret) == 43
    assert "segment.analytics" in made
    for path in (PAGE, reverse("settings_write_key", args=[key.id])):
        assert secret not in shown(client, path)


def test_what_could_not_be_read_is_shown_with_the_way_out(page_key, client):
    body = b'{"type": "<script>"}'
    keep([Unread("$.type", "No type.", "Send one.", body)], key_id=page_key.row.id, at=clock.now())
    page = shown(client, reverse("settings_write_key", args=[page_key.row.id]))
    assert "1 message couldn’t be read" in page
    assert "No type." in page
    assert "Send one." in page
    assert "&lt;script&gt;" in page
    assert "1 not read" in shown(client)


def test_an_ended_key_is_gone(page_key, client):
    client.post(reverse("settings_write_key_end", args=[page_key.row.id]))
    assert WriteKey.objects.get().ended_at is not None
    assert client.get(reverse("settings_write_key", args=[page_key.row.id])).status_code == 404
    assert client.post(reverse("settings_write_key_end", args=[page_key.row.id])).status_code == 404
    deeds = list(StaffAction.objects.values_list("action", flat=True))
    assert deeds == ["write_key.ended"]


def test_without_a_shop_there_is_nothing_to_make_a_key_of(database, client):
    assert "A key belongs to a shop" in shown(client)
    assert client.post(PAGE, {"name": "x", "shop": 1, "used": "browser"}).status_code == 200
    assert WriteKey.objects.count() == 0


def test_a_wrong_kind_is_refused(shop, client):
    answer = client.post(PAGE, {"name": "x", "shop": shop.id, "used": "admin"})
    assert (answer.status_code, WriteKey.objects.count()) == (200, 0)


def test_only_the_owner_makes_keys(shop, page_key):
    marketer = client_of(member("Mara", role=Role.MARKETER))
    for path in (PAGE, reverse("settings_write_key", args=[page_key.row.id])):
        assert marketer.get(path).status_code == 403
