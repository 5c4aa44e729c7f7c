"""Can the owner make and end keys?"""

from django.test import Client

from regulars.web.keys import digest
from regulars.web.models import ApiKey, StaffAction


def make(client: Client, name: str) -> str:
    answer = client.post("/settings/keys/", {"name": name, "scope": "write"})
    return answer.context["made"].secret


def test_a_new_key_is_shown_in_that_one_answer(client):
    secret = make(client, "shop")
    assert bytes(ApiKey.objects.get().digest) == digest(secret)
    assert secret not in client.get("/settings/keys/").content.decode()
    assert secret not in str(StaffAction.objects.get().detail)


def test_a_key_without_a_name_is_not_made(client):
    answer = client.post("/settings/keys/", {"name": "", "scope": "write"})
    assert answer.context["form"].errors["name"]
    assert not ApiKey.objects.exists()


def test_a_revoked_key_is_off_the_list_and_noted(client):
    make(client, "shop")
    body = client.post(f"/settings/keys/{ApiKey.objects.get().pk}/revoke/", follow=True).content.decode()
    assert "no longer works" in body
    assert "No program has a key yet" in body
    assert [row.action for row in StaffAction.objects.order_by("id")] == ["key.made", "key.revoked"]


def test_a_replaced_key_has_a_successor_and_an_end(client):
    old = make(client, "shop")
    answer = client.post(f"/settings/keys/{ApiKey.objects.get().pk}/rotate/")
    new = answer.context["made"].secret
    assert new != old
    assert "until" in answer.content.decode()
    assert new not in client.get("/settings/keys/").content.decode()
    assert [row.action for row in StaffAction.objects.order_by("id")] == ["key.made", "key.rotated"]
    assert client.post("/settings/keys/41/rotate/").status_code == 404


def test_a_key_that_is_not_there_cannot_be_revoked(client):
    assert client.post("/settings/keys/41/revoke/").status_code == 404
    assert not StaffAction.objects.exists()
