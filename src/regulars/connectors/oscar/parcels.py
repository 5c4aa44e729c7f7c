"""How far are the parcels of an Oscar order?

Oscar knows no parcels but events: that lines went out is one, that they arrived or came back is another.
"""

from collections.abc import Iterator

from regulars.commerce.facts import ShipmentFact
from regulars.connectors.oscar.shapes import Order, ShippingEvent

SHIPPED = "shipped"
LATER = ("delivered", "returned")


def parcels_of(order: Order) -> Iterator[ShipmentFact]:
    """What went out, each with what happened to it since."""
    events = sorted(order.shipping_events, key=lambda each: (each.at, each.id))
    for sent in events:
        if sent.means == SHIPPED:
            since = [each for each in events if each.means in LATER and each.at >= sent.at]
            last = next((each for each in reversed(since) if is_about(each, sent)), sent)
            yield ShipmentFact(
                external_id=sent.id,
                order_external_id=order.id,
                version=last.at,
                method=order.shipping_method,
                tracking_number=tracking_of(sent),
                shipped_at=sent.at,
                delivered_at=last.at if last.means == "delivered" else None,
                status="in_transit" if last is sent else last.means,
            )


def is_about(event: ShippingEvent, sent: ShippingEvent) -> bool:
    """Whether an event is about what was sent: the same tracking number or, where it names none, lines."""
    if event.notes.strip():
        return event.notes.strip() == sent.notes.strip()
    return bool({part.id for part in event.lines} & {part.id for part in sent.lines})


def tracking_of(sent: ShippingEvent) -> str:
    """The notes, where they are one word: then they are a tracking number, as Oscar's dashboard asks for."""
    words = sent.notes.split()
    return words[0] if len(words) == 1 and len(words[0]) <= 64 else ""
