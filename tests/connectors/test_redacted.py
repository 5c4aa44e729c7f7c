"""What a shop asks by webhook on somebody's behalf is done, and the request itself keeps nothing of them."""

from regulars.connectors.queries import by_token
from regulars.connectors.receive import process_waiting, receive
from regulars.customers.models import Customer, PrivacyRequest
from regulars.events.models import RawDelivery
from tests.connectors.conftest import signed
from tests.customers.forgetting import ANN, LATER, order, remains, tell

REDACT = {
    "shop_id": 954889,
    "shop_domain": "candles.myshopify.com",
    "customer": {"id": 77, "email": "ann@example.com", "phone": "+37126123456"},
    "orders_to_redact": [1001],
}


def test_who_is_redacted_by_a_shop_is_gone_with_the_request_itself(connection, tmp_path):
    tell(connection.shop, order("1001", buyer=ANN))
    body, headers = signed("customers/redact", REDACT, **{"x-shopify-triggered-at": LATER.isoformat()})
    receive(by_token(connection.token), body=body, headers=headers, at=LATER)
    assert RawDelivery.objects.count() == 1
    assert process_waiting(limit=10, at=LATER) == 1
    assert remains() == {}
    assert Customer.objects.get().erased_at == LATER
    assert PrivacyRequest.objects.get().outcome == "erased"
    receive(by_token(connection.token), body=body, headers=headers, at=LATER)
    assert RawDelivery.objects.count() == 0
