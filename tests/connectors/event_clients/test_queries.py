from regulars.connectors.event_clients.actions import end_key
from regulars.connectors.event_clients.queries import by_id, is_browsers, placed, working
from tests.connectors.event_clients.calls import bought, call
from tests.connectors.event_clients.conftest import NOON


def test_only_keys_that_work_are_found(page_key, server_key):
    assert {key.name for key in working()} == {"page", "backend"}
    end_key(server_key.row.id, actor="test", at=NOON)
    assert [key.name for key in working()] == ["page"]
    assert by_id(server_key.row.id) is None


def test_only_a_pages_key_is_a_browsers(page_key, server_key):
    assert is_browsers(page_key.secret)
    assert not is_browsers(server_key.row.handle)
    end_key(page_key.row.id, actor="test", at=NOON)
    assert not is_browsers(page_key.secret)


def test_known_orders_tell_when_they_were_placed(visitor, shop, server_key):
    visitor.post("/v1/batch", call(bought(), key=server_key.secret), content_type="text/plain")
    assert placed({"1001", "1002"}, shop_id=shop.id) == {"1001": NOON}
    assert placed({"1001"}, shop_id=shop.id + 1) == {}
