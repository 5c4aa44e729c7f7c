"""Customers and what happened with them, as programs read them."""

import pytest
from django.test import Client

from regulars.customers.actions.people import merge
from tests.api.conftest import ask, asker, store
from tests.engine.store import id_of

__all__ = ["ask", "store"]


def test_a_customer_is_found_by_their_address(store, ask):
    store.sells("ann", euros=10)
    store.sells("bo")
    (ann,) = ask("/customers?email=Ann@Example.com").json()["customers"]
    assert ann["id"] == str(id_of("ann"))
    assert {"kind": "email", "value": "ann@example.com", "shop_id": None} in ann["identities"]
    assert ann["known"]["orders"] == 1
    assert ann["known"]["revenue"] == {"minor": 1000, "currency": "EUR"}
    assert ann["known"]["days_since_order"] == 1


def test_nobody_of_that_address(store, ask):
    store.sells("ann")
    for email in ("dita@example.com", "no address", ""):
        assert ask(f"/customers?email={email}").json() == {"customers": [], "next_cursor": None}


def test_all_that_is_asked_for_has_to_fit(store, ask):
    store.sells("ann")
    assert ask("/customers?email=ann@example.com&phone=%2B37126123456").json()["customers"] == []


def test_one_customer_with_what_they_allow(store, ask):
    store.hears("ann", ago=3)
    store.sells("ann")
    found = ask(f"/customers/{id_of('ann')}").json()
    assert [(c["channel"], c["purpose"], c["granted"]) for c in found["consents"]] == [
        ("email", "offers", True)
    ]


def test_who_was_merged_leads_to_whom_they_are(store, ask):
    store.sells("ann")
    store.sells("anna")
    ann, anna = id_of("ann"), id_of("anna")
    merge(loser=anna, winner=ann, reason="staff", actor="staff:1", at=store.at)
    found = ask(f"/customers/{anna}").json()
    assert (found["id"], found["also"]) == (str(ann), [str(anna)])
    assert len(found["identities"]) == 2
    assert [each["id"] for each in ask("/customers").json()["customers"]] == [str(ann)]
    kinds = [entry["kind"] for entry in ask(f"/customers/{ann}/timeline").json()["entries"]]
    assert sorted(kinds) == ["first_seen", "merge", "order", "order"]


@pytest.mark.parametrize("id", ["77", "ann", "9" * 30, "-1"])
def test_an_id_that_nobody_has(store, ask, id):
    answer = ask(f"/customers/{id}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["detail"] == "There is no such customer."


def test_customers_come_in_pages(store, ask):
    for n in range(5):
        store.sells(f"p{n}")
    first = ask("/customers?limit=3").json()
    second = ask(f"/customers?limit=3&cursor={first['next_cursor']}").json()
    found = [each["id"] for each in first["customers"] + second["customers"]]
    assert len(set(found)) == 5
    assert second["next_cursor"] is None
    assert ask("/customers?cursor=nonsense").status_code == 400
    assert ask("/customers?limit=0").status_code == 422


def test_a_timeline_in_pages_and_by_kind(store, ask):
    store.hears("ann", ago=9)
    for ago in (5, 4, 3):
        store.sells("ann", ago=ago)
    path = f"/customers/{id_of('ann')}/timeline"
    first = ask(f"{path}?limit=3").json()
    assert [entry["kind"] for entry in first["entries"]] == ["order", "order", "order"]
    assert first["entries"][0]["title"] == "Ordered for €10.00"
    rest = ask(f"{path}?limit=3&cursor={first['next_cursor']}").json()
    assert {entry["kind"] for entry in rest["entries"]} == {"consent", "first_seen"}
    assert rest["next_cursor"] is None
    assert [e["kind"] for e in ask(f"{path}?kind=consent").json()["entries"]] == ["consent"]
    assert ask(f"{path}?cursor=nonsense").status_code == 400


def test_a_key_of_one_shop_does_not_show_the_business(store):
    answer = asker(shop_id=store.shop.id)("/customers")
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")


def test_without_a_key_nothing_is_told(store):
    assert Client().get("/api/v1/customers").status_code == 401
