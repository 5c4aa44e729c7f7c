"""What does another program learn of an event?"""

import json
from datetime import UTC, datetime

from regulars.connectors.outgoing.payload import Happened, body, message_id

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def happened(name: str = "order.placed", **payload: object) -> Happened:
    return Happened(id=12, name=name, version=1, customer_id=7, shop_id=1, occurred_at=NOON, payload=payload)


def test_ids_are_words_and_the_rest_is_as_the_log_has_it():
    told = json.loads(
        body(happened(order_id=5, product_ids=[3, 4], revenue_business=1000), with_customers=True)
    )
    assert told == {
        "type": "order.placed",
        "timestamp": "2026-03-02T12:00:00Z",
        "version": 1,
        "data": {
            "event_id": "12",
            "shop_id": "1",
            "customer_id": "7",
            "order_id": "5",
            "product_ids": ["3", "4"],
            "revenue_business": 1000,
        },
    }


def test_who_need_not_know_the_customers_learns_no_id_of_theirs():
    merged = happened("customers.merged", loser=8, winner=7, reason="same_email")
    told = json.loads(body(merged, with_customers=False))["data"]
    assert told == {"event_id": "12", "shop_id": "1", "reason": "same_email"}


def test_an_unknown_order_stays_unknown():
    told = json.loads(body(happened("order.refunded", refund_id=3, order_id=None), with_customers=True))
    assert (told["data"]["refund_id"], told["data"]["order_id"]) == ("3", None)


def test_the_same_event_has_the_same_id_at_the_same_endpoint():
    assert message_id(3, event_id=12) == message_id(3, event_id=12) != message_id(4, event_id=12)
