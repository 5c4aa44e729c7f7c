"""Decisions, as programs read them."""

from regulars.engine.actions import switch_on
from regulars.engine.react import react
from tests.api.conftest import ask, asker, store
from tests.engine.store import id_of
from tests.engine.test_react import WELCOME

__all__ = ["ask", "store"]


def decided(store, *names):
    switch_on(WELCOME, who=None, at=store.at)
    store.hears("ann", ago=30)
    for name in names:
        store.sells(name)
    while react(at=store.at):
        pass


def test_a_yes_and_a_no_with_their_reasons(store, ask):
    decided(store, "ann", "cy")
    (yes,) = ask(f"/decisions?customer={id_of('ann')}").json()["decisions"]
    assert (yes["play"], yes["arm"], yes["reason"], yes["version"]) == ("welcome", "treated", "enrolled", 1)
    assert yes["says"] == "They were taken into the play."
    (no,) = ask(f"/decisions?customer={id_of('cy')}").json()["decisions"]
    assert (no["arm"], no["reason"]) == ("", "no_consent")


def test_of_one_play_page_by_page(store, ask):
    decided(store, "ann", "bo", "cy")
    first = ask("/decisions?play=welcome&limit=2").json()
    second = ask(f"/decisions?play=welcome&limit=2&cursor={first['next_cursor']}").json()
    found = {one["customer_id"] for one in first["decisions"] + second["decisions"]}
    assert found == {str(id_of(name)) for name in ("ann", "bo", "cy")}
    assert second["next_cursor"] is None
    assert ask("/decisions?play=other").json()["decisions"] == []


def test_what_cannot_be_asked_is_a_problem(store, ask):
    assert ask("/decisions?customer=77").status_code == 404
    assert ask("/decisions?cursor=nonsense").status_code == 400
    assert asker(shop_id=store.shop.id)("/decisions").status_code == 403


def test_decisions_of_an_arm_a_reason_and_a_time(store, ask):
    decided(store, "ann", "cy")
    (yes,) = ask("/decisions?arm=treated").json()["decisions"]
    (no,) = ask("/decisions?reason=no_consent").json()["decisions"]
    assert (yes["customer_id"], no["customer_id"]) == (str(id_of("ann")), str(id_of("cy")))
    assert ask("/decisions?since=2199-01-01T00:00:00Z").json()["decisions"] == []


def test_why_somebody_is_not_in_a_play(store, ask):
    decided(store, "ann", "cy")
    told = ask(f"/customers/{id_of('cy')}/why?play=welcome").json()
    assert (told["reason"], told["play"]) == ("no_consent", "welcome")
    assert ask("/customers/4100/why?play=welcome").status_code == 404
    assert "never switched on" in ask(f"/customers/{id_of('cy')}/why?play=other").json()["said"]


def test_how_many_an_expression_means_and_what_it_may_ask(store, ask):
    for name in ("ann", "ann", "bo"):
        store.sells(name)
    told = ask("/audience?expression=orders%20%3E%3D%202").json()
    assert (told["people"], told["of"]) == (1, 2)
    refused = ask("/audience?expression=ordres%20%3E%202")
    assert (refused.status_code, refused["Content-Type"]) == (422, "application/problem+json")
    names = {each["name"] for each in ask("/attributes").json()["attributes"]}
    assert {"orders", "language"} <= names
