"""Does a carrier's notification find its parcel through the door?"""

from pathlib import Path

from regulars.commerce.facts import ShipmentFact
from regulars.commerce.models import Shipment, Tracking
from regulars.connectors.actions import connect
from regulars.connectors.queries import by_token, secret_of
from regulars.connectors.receive import Receipt, process_waiting, receive
from regulars.connectors.signed import signature
from tests.commerce.shop import NOON, day, order, shop, tell

__all__ = ["shop"]

BODY = (Path(__file__).parents[2] / "fixtures" / "carriers" / "by_http.json").read_bytes()


def test_a_signed_notification_moves_the_parcel_and_one_sent_again_does_not(shop, tmp_path, monkeypatch):
    monkeypatch.setenv("REGULARS_DATA", str(tmp_path))
    tell(
        shop,
        order("1"),
        ShipmentFact(external_id="s", order_external_id="1", version=day(0), tracking_number="T1"),
    )
    connection = connect(shop.id, kind="tracking", secret="", actor="test", at=NOON)
    signed = {"x-signature": signature(BODY, secret=secret_of(connection))}
    assert receive(by_token(connection.token), body=BODY, headers=signed, at=NOON) is Receipt.KEPT
    assert receive(by_token(connection.token), body=BODY, headers=signed, at=NOON) is Receipt.KNOWN
    assert (
        receive(by_token(connection.token), body=BODY, headers={"x-signature": "x"}, at=NOON)
        is Receipt.FORGED
    )
    assert process_waiting(limit=10, at=NOON) == 1
    assert Shipment.objects.get().status == "out_for_delivery"
    # The other piece of news waits for a parcel that nobody told of yet.
    assert Tracking.objects.count() == 2
