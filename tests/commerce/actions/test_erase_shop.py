"""A shop goes in pieces, each of which says how far it got."""

import pytest

from regulars.business.models import Shop
from regulars.commerce.actions import erase_shop
from regulars.commerce.models import CustomerTotals, Order
from regulars.customers.holdings import OfShop, of_shops
from regulars.customers.models import Customer, PrivacyRequest
from tests.customers.forgetting import LATER, everything_of_ann, make_shop


@pytest.fixture
def begun(database, tmp_path, monkeypatch):
    """The request to forget a shop in which Ann and Bo bought."""
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    shop = make_shop()
    everything_of_ann(shop)
    row, _ = erase_shop.begin(shop.id, key="test", asked_at=LATER, actor="staff:1", at=LATER)
    return row


def done(row: PrivacyRequest) -> int:
    row.refresh_from_db()
    return row.done


def test_from_its_beginning_the_shop_counts_as_erased(begun):
    assert Shop.objects.get().erased_at == LATER
    assert PrivacyRequest.objects.get().state == "running"


def test_its_people_go_first_a_few_at_a_time(begun, monkeypatch):
    monkeypatch.setattr(erase_shop, "AT_ONCE", 1)
    assert erase_shop.erase_people(begun.pk, at=LATER)
    assert (Customer.objects.filter(erased_at=LATER).count(), done(begun)) == (1, 1)
    assert erase_shop.erase_people(begun.pk, at=LATER)
    assert not erase_shop.erase_people(begun.pk, at=LATER)
    assert (Customer.objects.filter(erased_at=LATER).count(), done(begun)) == (2, 2)


def test_then_its_rows_some_at_a_time_and_sums_follow(begun, monkeypatch):
    monkeypatch.setattr(erase_shop, "ROWS_AT_ONCE", 2)
    before_orders = [held for held in of_shops() if held.turn < 2]
    for held in before_orders:
        while erase_shop.erase_rows(begun.pk, held, at=LATER):
            pass
    orders = next(held for held in of_shops() if held.table == "orders")
    assert erase_shop.erase_rows(begun.pk, orders, at=LATER)
    assert Order.objects.count() == 1
    assert not erase_shop.erase_rows(begun.pk, orders, at=LATER)
    assert set(CustomerTotals.objects.values_list("orders", "revenue_business")) == {(0, 0)}


def test_what_is_kept_stays(begun):
    assert not erase_shop.erase_rows(begun.pk, OfShop(table="event", kept="the log"), at=LATER)
    assert done(begun) == 0


def test_its_end_is_noted_once(begun):
    erase_shop.end(begun.pk, at=LATER)
    erase_shop.end(begun.pk, at=LATER)
    assert PrivacyRequest.objects.get().outcome == "erased"
    assert Shop.objects.get().name.startswith("Erased shop ")
