"""How does an event of each kind look?"""

from typing import Any

MOMENT = "2026-03-01T12:00:00Z"
ANN = {"email": "ann@example.com", "phone": "+37126123456", "customer_id": "7", "name": "Ann Ozola"}
LINE = {"sku": "CANDLE-1", "name": "Candle", "quantity": 2, "price": "12.10", "tax": "4.20"}


def event(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "occurred_at": MOMENT, **more}


EXAMPLES: dict[str, dict[str, Any]] = {
    "product.viewed": event(
        "product.viewed",
        id="view-1",
        who={"device": "a1b2c3", "email": "ann@example.com"},
        properties={"sku": "CANDLE-1", "category": "Candles", "price": "12.10"},
    ),
    "order.placed": event(
        "order.placed",
        who=ANN,
        order={
            "id": "1001",
            "number": "#1001",
            "currency": "EUR",
            "total": "28.20",
            "shipping": "4.00",
            "prices_include_tax": True,
            "lines": [LINE],
            "address": {"country": "LV", "city": "Rīga", "postcode": "LV-1010"},
            "touches": [
                {
                    "at": "2026-02-20T09:00:00Z",
                    "landing": "https://candles.example.com/?utm_source=instagram&utm_campaign=spring",
                    "referrer": "https://l.instagram.com/",
                }
            ],
        },
    ),
    "order.cancelled": event("order.cancelled", order={"id": "1001"}),
    "order.refunded": event(
        "order.refunded",
        refund={
            "id": "r-1",
            "order_id": "1001",
            "currency": "EUR",
            "total": "12.10",
            "reason": "return",
            "lines": [{"sku": "CANDLE-1", "quantity": 1, "amount": "10.00"}],
        },
    ),
    "customer.updated": event("customer.updated", who={**ANN, "language": "lv", "country": "LV"}),
    "product.updated": event(
        "product.updated",
        product={
            "sku": "CANDLE-1",
            "title": "Candle, red",
            "group": "candle",
            "group_name": "Candle",
            "options": {"Colour": "red"},
            "barcode": "4750000000012",
            "category": "Home > Candles",
            "currency": "EUR",
            "price": "12.10",
            "compare_at": "14.90",
            "cost": "4.00",
            "vat": "21",
            "stock": 40,
            "url": "https://candles.example.com/candle?colour=red",
            "images": ["https://candles.example.com/red.jpg"],
        },
    ),
    "consent.given": event(
        "consent.given",
        who={"email": "ann@example.com"},
        consent={"channel": "email", "purpose": "offers", "how": "form", "wording": "Write to me"},
    ),
    "consent.withdrawn": event(
        "consent.withdrawn",
        who={"email": "ann@example.com"},
        consent={"channel": "email", "purpose": "offers", "how": "link"},
    ),
    "cart.updated": event(
        "cart.updated",
        who={"device": "a1b2c3"},
        cart={"id": "cart-1", "currency": "EUR", "total": "24.20", "lines": [LINE]},
    ),
    "shipment.updated": event(
        "shipment.updated",
        shipment={
            "id": "parcel-1",
            "order_id": "1001",
            "carrier": "Omniva",
            "tracking_number": "CC123456789EE",
            "tracking_url": "https://carrier.example.com/CC123456789EE",
            "status": "in_transit",
            "shipped_at": MOMENT,
            "promised_at": "2026-03-04T22:00:00Z",
        },
    ),
}
