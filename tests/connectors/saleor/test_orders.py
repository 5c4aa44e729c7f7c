"""What does a Saleor order say?"""

from datetime import UTC, datetime

import pytest

from regulars.commerce.facts import Address, CancellationFact, OrderFact, RefundFact
from regulars.connectors.saleor.orders import is_kept, of_order, version_of
from tests.connectors.saleor.reading import facts, order
from tests.connectors.saleor.things import GIVEN_BACK, gid, taxed


def test_an_order_is_read_whole():
    (fact,) = facts(OrderFact)
    assert (fact.external_id, fact.number, fact.currency) == (gid("Order", 1), "1", "EUR")
    assert (fact.total_minor, fact.shipping_minor, fact.tax_minor) == (2783, 300, 483)  # 4.20 + 0.63
    assert fact.discount_minor == 200
    assert fact.placed_at == datetime(2026, 2, 1, 12, tzinfo=UTC)
    assert fact.channel == "web"
    assert fact.address == Address(country="LV", city="Rīga", postcode="LV-1010")
    assert fact.buyer.who.shop_customer == gid("User", 1)


@pytest.mark.parametrize(
    ("status", "charge", "authorize", "kept"),
    [
        ("DRAFT", "NONE", "NONE", False),
        ("EXPIRED", "NONE", "NONE", False),
        ("UNCONFIRMED", "NONE", "NONE", False),
        ("UNCONFIRMED", "FULL", "FULL", True),
        ("UNCONFIRMED", "NONE", "FULL", True),
        ("UNFULFILLED", "NONE", "NONE", True),
        ("PARTIALLY_FULFILLED", "FULL", "FULL", True),
        ("RETURNED", "FULL", "FULL", True),
        ("CANCELED", "NONE", "NONE", False),
        ("CANCELED", "FULL", "FULL", True),
    ],
)
def test_what_was_placed_counts_and_what_waits_for_money_does_not(status, charge, authorize, kept):
    told = order(status=status, chargeStatus=charge, authorizeStatus=authorize)
    assert is_kept(told) is kept
    assert any(isinstance(fact, OrderFact) for fact in of_order(told)) is kept


def test_an_order_that_was_called_off_and_paid_back_was_one():
    events = [{"type": "CANCELED", "date": "2026-02-06T08:00:00+00:00"}]
    told = list(of_order(order(status="CANCELED", chargeStatus="NONE", events=events, **GIVEN_BACK)))
    assert [type(fact) for fact in told] == [OrderFact, RefundFact, CancellationFact]
    assert told[-1].cancelled_at == datetime(2026, 2, 6, 8, tzinfo=UTC)


def test_an_order_that_was_called_off_before_anybody_paid_is_only_its_end():
    told = list(of_order(order(status="CANCELED", chargeStatus="NONE")))
    assert told == [
        CancellationFact(order_external_id=gid("Order", 1), cancelled_at=datetime(2026, 2, 1, 12, tzinfo=UTC))
    ]


@pytest.mark.parametrize("what", ["TRACKING_UPDATED", "FULFILLMENT_CANCELED", "FULFILLMENT_FULFILLED_ITEMS"])
def test_what_becomes_of_its_parcels_is_a_newer_version(what):
    told = order(events=[{"type": what, "date": "2026-02-03T08:00:00+00:00"}])
    assert version_of(told) == datetime(2026, 2, 3, 8, tzinfo=UTC)
    noted = order(events=[{"type": "NOTE_ADDED", "date": "2026-02-03T08:00:00+00:00"}])
    assert version_of(noted) == datetime(2026, 2, 1, 12, tzinfo=UTC)


def test_what_a_gift_card_paid_was_paid():
    (fact,) = facts(OrderFact, total=taxed(13.00, 15.73), giftCards=[{"id": "R2lmdENhcmQ6MQ=="}])
    assert fact.total_minor == 2783
