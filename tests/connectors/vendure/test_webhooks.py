from regulars.connectors.connector import Delivery
from regulars.connectors.vendure.webhooks import CONNECTOR


def test_whatever_comes_by_itself_is_not_the_shops():
    delivery = CONNECTOR.envelope(b"{}", headers={})
    assert not CONNECTOR.is_signed(b"{}", headers={}, secret="")
    assert not CONNECTOR.is_greeting(b"{}", headers={})
    assert CONNECTOR.translate(delivery, currency="EUR").nothing == "topic"
    assert CONNECTOR.translate(Delivery(key="1", topic="order", body=b"{}"), currency="EUR").facts == ()
