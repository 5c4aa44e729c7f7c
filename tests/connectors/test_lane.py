"""Does a shop's webhook come over real HTTP to its door, on its short way?"""

from regulars.events.models import RawDelivery
from tests.connectors.conftest import signed
from tests.connectors.serving import serving


def test_over_http_it_is_kept_once_and_others_are_turned_away(connection, database):
    raw, headers = signed("orders/create", {"id": 1})
    forged, wrong = signed("orders/create", {"id": 2}, secret="guessed")
    address = f"/webhooks/{connection.token}"
    with serving(database) as server:
        for _ in range(2):
            assert server.client.post(address, content=raw, headers=headers).status_code == 200
        assert server.client.post(address, content=forged, headers=wrong).status_code == 401
        assert server.client.post("/webhooks/nobody", content=raw, headers=headers).status_code == 404
        assert server.client.get(address).status_code == 405
    assert bytes(RawDelivery.objects.get().body) == raw
