"""Parcels, as programs read them."""

import pytest

from regulars.commerce.facts import ShipmentFact, TrackingFact
from tests.api.conftest import ask, store
from tests.engine.store import days, id_of

__all__ = ["ask", "store"]


@pytest.fixture
def parcels(store):
    """Ann's came a day late, Bo's is due since yesterday, Dita's is promised for tomorrow."""
    for name, promised, came in (("ann", -3, -2), ("bo", -1, None), ("dita", 3, None)):
        number = store.sells(name, ago=5)
        store.tell(
            ShipmentFact(
                external_id=name,
                order_external_id=number,
                version=store.at - days(4),
                tracking_number=f"T-{name}",
                tracking_url=f"https://parcels.example/T-{name}",
                promised_at=store.at + days(promised),
                delivered_at=came and store.at + days(came),
            )
        )
    return store


def names(answer):
    return [each["external_id"] for each in answer.json()["shipments"]]


def test_a_parcel_with_what_its_carrier_told(parcels, ask):
    news = TrackingFact(
        tracking_number="T-bo",
        carrier="sameday",
        status="out_for_delivery",
        says="In livrare la curier",
        occurred_at=parcels.at,
    )
    parcels.tell(news)
    (found,) = ask(f"/shipments?customer={id_of('bo')}").json()["shipments"]
    assert (found["status"], found["late"], found["tracking_url"]) == (
        "out_for_delivery",
        True,
        "https://parcels.example/T-bo",
    )
    assert [each["says"] for each in found["news"]] == ["In livrare la curier"]
    assert found["order_id"]


def test_late_ones_whether_they_came_or_not(parcels, ask):
    assert names(ask("/shipments?late=true")) == ["bo", "ann"]
    assert names(ask("/shipments?late=false")) == ["dita"]
    assert names(ask("/shipments?status=delivered")) == ["ann"]


def test_page_by_page(parcels, ask):
    first = ask("/shipments?limit=2").json()
    second = ask(f"/shipments?limit=2&cursor={first['next_cursor']}")
    assert [each["external_id"] for each in first["shipments"]] == ["dita", "bo"]
    assert (names(second), second.json()["next_cursor"]) == (["ann"], None)


def test_a_status_that_is_none_is_refused(parcels, ask):
    assert ask("/shipments?status=lost").status_code == 422
