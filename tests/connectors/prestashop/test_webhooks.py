"""What comes from a PrestaShop by itself?"""

from regulars.connectors.connector import Delivery
from regulars.connectors.prestashop.webhooks import CONNECTOR


def test_nothing_that_comes_is_from_the_shop():
    assert not CONNECTOR.is_signed(b"{}", headers={"x-signature": ""}, secret="")
    assert not CONNECTOR.is_greeting(b"{}", headers={})
    assert (
        CONNECTOR.translate(Delivery(key="1", topic="order", body=b"{}"), currency="EUR").nothing == "topic"
    )
    assert CONNECTOR.topics == {}
