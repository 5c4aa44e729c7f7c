"""Can a program propose a play, and do no more than that?"""

import pytest
from django.test import Client

from regulars import clock
from regulars.engine.actions import switch_on
from regulars.engine.models import Play
from regulars.events.models import Event
from regulars.plays.catalogue import catalogue
from regulars.plays.models import PlayDraft
from regulars.plays.proposing import EXAMPLE
from regulars.web import keys
from regulars.web.keys import Scope


def caller(scope: Scope = Scope.DRAFT, *, shop_id: int | None = None) -> Client:
    secret = keys.create("assistant", scope=scope, at=clock.wall(), shop_id=shop_id).secret
    return Client(headers={"Authorization": f"Bearer {secret}"})


def propose(client: Client, text: str = EXAMPLE, **headers: str):
    body = {"text": text, "note": "Second orders fell."}
    return client.post("/api/v1/drafts", body, content_type="application/json", headers=headers)


def test_a_draft_is_kept_said_in_words_and_does_nothing(database):
    told = propose(caller()).json()
    assert (told["play"], told["state"], told["by"]) == ("thank_you", "open", "assistant")
    assert "order" in told["sentence"]
    assert Play.objects.count() == 0
    assert Event.objects.get(name="play.drafted").actor == "api:assistant"


def test_a_play_that_is_on_does_not_change_by_a_draft_of_its_name(database):
    name, written = next(iter(catalogue().items()))
    switch_on(written.definition, who=None, at=clock.now())
    propose(caller(), EXAMPLE.replace("thank_you", name))
    assert Play.objects.get().version.definition["says"] == written.play.says


def test_what_is_wrong_with_it_is_said_with_its_place(database):
    refused = propose(caller(), EXAMPLE.replace("orders = 2", "ordres = 2"))
    assert (refused.status_code, refused["Content-Type"]) == (422, "application/problem+json")
    (error,) = refused.json()["errors"]
    assert error["place"].startswith("5:")
    assert "orders" in error["says"]
    assert PlayDraft.objects.count() == 0


def test_the_same_call_again_has_one_effect_and_the_same_answer(database):
    client = caller()
    headers = {"Idempotency-Key": "a"}
    first, second = (propose(client, **headers) for _ in range(2))
    assert first.content == second.content
    other = propose(client, EXAMPLE.replace("10%", "20%"), **headers)
    assert (other.status_code, other.json()["type"]) == (422, "urn:regulars:problem:idempotency-key-reused")
    assert propose(caller(Scope.ADMIN), **headers).status_code == 200
    assert PlayDraft.objects.count() == 2


@pytest.mark.parametrize("scope", [Scope.READ, Scope.FIGURES, Scope.WRITE])
def test_other_keys_propose_nothing(database, scope):
    assert propose(caller(scope)).status_code == 403
    assert PlayDraft.objects.count() == 0


def test_drafts_are_read_page_by_page(database):
    client = caller()
    for share in (10, 20, 30):
        propose(client, EXAMPLE.replace("10%", f"{share}%"))
    first = client.get("/api/v1/drafts?limit=2").json()
    second = client.get(f"/api/v1/drafts?limit=2&cursor={first['next_cursor']}").json()
    assert [len(first["drafts"]), len(second["drafts"]), second["next_cursor"]] == [2, 1, None]
    one = client.get(f"/api/v1/drafts/{second['drafts'][0]['id']}").json()
    assert one == second["drafts"][0]
    assert client.get("/api/v1/drafts/41").status_code == 404
    assert client.get("/api/v1/drafts?state=discarded").json()["drafts"] == []


def test_fifty_are_enough(database):
    client = caller()
    PlayDraft.objects.bulk_create(
        PlayDraft(play="thank_you", text=EXAMPLE, by="assistant", made_at=clock.now()) for _ in range(50)
    )
    assert propose(client).status_code == 409


def test_the_schema_of_a_play_is_told(database):
    assert caller(Scope.FIGURES).get("/api/v1/play-schema").json()["$ref"]
