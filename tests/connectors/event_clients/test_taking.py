from datetime import timedelta

from regulars.commerce.facts import CancellationFact
from regulars.commerce.models import Order
from regulars.connectors.event_clients import taking
from regulars.connectors.event_clients.door import sender
from regulars.connectors.event_clients.messages import batch
from regulars.connectors.event_clients.models import UnreadMessage
from regulars.connectors.event_clients.reading import RIGHT, Heard, items
from regulars.connectors.event_clients.taking import Call, settled, take
from regulars.events.models import Event
from tests.connectors.event_clients.calls import bought, call, track, viewed
from tests.connectors.event_clients.conftest import NOON, trusted

NOW = NOON + timedelta(days=1)


def read(*messages):
    return list(items(batch(call(*messages)).batch, heard=Heard(trusted(), RIGHT, NOW)))


def at(hour: int) -> dict[str, str]:
    return {"timestamp": f"2026-03-01T{hour:02}:00:00Z"}


def test_an_order_keeps_the_first_moment_it_was_told_of(shop):
    told = settled(read(bought() | at(11), bought() | at(9), viewed()), shop_id=shop.id)
    assert [f"{item.said.placed_at:%H}" for item in told[:2]] == ["09", "09"]
    assert [f"{item.said.version:%H}" for item in told[:2]] == ["11", "09"]


def test_a_known_order_is_only_called_off(shop, server_key):
    who = sender(server_key.secret, at=NOON)
    body = call(bought())
    take(Call(body, batch(body)), sender=who, at=NOW)
    cancelled = bought() | at(14) | {"event": "Order Cancelled"}
    (item,) = settled(read(cancelled), shop_id=shop.id)
    assert isinstance(item.said, CancellationFact)


def test_a_cancellation_of_nothing_known_is_kept_with_its_way_out(shop, server_key):
    body = call(track("Order Cancelled", {"order_id": "1001"}, userId="7"))
    assert take(Call(body, batch(body)), sender=sender(server_key.secret, at=NOON), at=NOW) == 1
    kept = UnreadMessage.objects.get()
    assert (kept.place, "Order Completed" in kept.way_out) == ("$.properties.order_id", True)


def test_all_parts_of_a_large_call_are_written_and_its_bad_messages_found(shop, server_key, monkeypatch):
    monkeypatch.setattr(taking, "AT_ONCE", 10)
    many = [viewed() for _ in range(15)] + [{**viewed(), "type": "x"}, bought()]
    body = call(*many)
    assert take(Call(body, batch(body)), sender=sender(server_key.secret, at=NOON), at=NOW) == 1
    assert Event.objects.filter(name="product.viewed").count() == 15
    assert Order.objects.count() == 1
