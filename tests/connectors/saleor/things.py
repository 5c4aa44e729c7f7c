"""What does a Saleor shop for candles know? Ann bought twice red and once a gift, and gave one back."""

from base64 import b64encode
from typing import Any

APP = "https://regulars.example/webhooks/abc"


def gid(kind: str, number: int | str) -> str:
    """An id as Saleor writes them."""
    return b64encode(f"{kind}:{number}".encode()).decode()


def money(amount: float) -> Any:
    return {"amount": amount, "currency": "EUR"}


def taxed(net: float, gross: float) -> Any:
    return {"net": money(net), "gross": money(gross)}


HOME = {
    "firstName": "Ann", "lastName": "Bērziņa", "city": "Rīga", "countryArea": "", "postalCode": "LV-1010",
    "country": {"code": "LV"},
}  # fmt: skip
ANN = {
    "id": gid("User", 1), "email": "ann@example.com", "firstName": "Ann", "lastName": "Bērziņa",
    "languageCode": "LV", "dateJoined": "2025-01-01T10:00:00+00:00", "updatedAt": "2026-02-01T10:00:00+00:00",
    "defaultShippingAddress": HOME, "metadata": [], "privateMetadata": [],
}  # fmt: skip
CHANNELS = [
    {"id": gid("Channel", 1), "slug": "us", "currencyCode": "USD", "isActive": True,
     "defaultCountry": {"code": "US"}},
    {"id": gid("Channel", 2), "slug": "eu", "currencyCode": "EUR", "isActive": True,
     "defaultCountry": {"code": "LV"}},
]  # fmt: skip


def line(number: int, *, net: float, gross: float, quantity: int = 1, **other: Any) -> Any:
    return {
        "id": gid("OrderLine", number), "quantity": quantity, "productName": "Candle", "variantName": "Red",
        "productSku": "RED", "productVariantId": gid("ProductVariant", 1), "totalPrice": taxed(net, gross),
        "undiscountedTotalPrice": taxed(net, gross),
        "variant": {"product": {"productType": {"kind": "NORMAL"}}},
    } | other  # fmt: skip


def order(number: int = 1, **other: Any) -> Any:
    """Two red candles for 24.20, 21 % tax inside, a gift, and shipping for 3.63: 27.83 in all."""
    return {
        "id": gid("Order", number), "number": str(number), "status": "UNFULFILLED", "origin": "CHECKOUT",
        "created": "2026-02-01T12:00:00+00:00", "updatedAt": "2026-02-01T12:00:00+00:00",
        "languageCodeEnum": "LV", "chargeStatus": "FULL", "authorizeStatus": "FULL",
        "checkoutId": gid("Checkout", f"c{number}"), "userEmail": "ann@example.com", "user": ANN,
        "shippingAddress": HOME, "billingAddress": HOME, "total": taxed(23.00, 27.83),
        "shippingPrice": taxed(3.00, 3.63), "giftCards": [],
        "lines": [
            line(1, net=20.00, gross=24.20, quantity=2),
            line(2, net=0, gross=0, productSku="TINY", variantName="Tiny",
                 undiscountedTotalPrice=taxed(2.00, 2.42)),
        ],
        "payments": [], "transactions": [], "grantedRefunds": [], "fulfillments": [], "events": [],
        "channel": "eu",
    } | other  # fmt: skip


def moved(number: int, kind: str, amount: float, *, at: str, reference: str = "") -> Any:
    return {
        "id": gid("TransactionEvent", number), "type": kind, "createdAt": at, "pspReference": reference,
        "amount": money(amount),
    }  # fmt: skip


GIVEN_BACK = {
    "transactions": [
        {"events": [
            moved(1, "CHARGE_SUCCESS", 27.83, at="2026-02-01T12:00:05+00:00", reference="ch"),
            moved(2, "REFUND_SUCCESS", 12.10, at="2026-02-05T12:00:00+00:00", reference="re"),
        ]},
    ],
    "grantedRefunds": [
        {"id": gid("OrderGrantedRefund", 1), "reason": "It was broken", "shippingCostsIncluded": False,
         "lines": [{"quantity": 1, "orderLine": {"id": gid("OrderLine", 1)}}],
         "transactionEvents": [{"id": gid("TransactionEvent", 9), "pspReference": "re"}]},
    ],
}  # fmt: skip
"""One of the two red candles: 12.10, of which 10.00 without tax."""

SENT = {
    "fulfillments": [
        {"id": gid("Fulfillment", 1), "status": "FULFILLED", "created": "2026-02-02T09:00:00+00:00",
         "trackingNumber": "T1", "totalRefundedAmount": None, "lines": []},
    ],
}  # fmt: skip


def product(number: int = 1, **other: Any) -> Any:
    return {
        "id": gid("Product", number), "name": "Candle", "updatedAt": "2026-01-10T10:00:00+00:00",
        "productType": {"kind": "NORMAL", "taxClass": {
            "countries": [
                {"country": {"code": "EE"}, "rate": 24.0}, {"country": {"code": "LV"}, "rate": 21.0},
            ],
        }},
        "taxClass": None,
        "category": {"name": "Scented", "ancestors": {
            "edges": [{"node": {"name": "Home"}}, {"node": {"name": "Candles"}}]}},
        "attributes": [{"attribute": {"name": "Brand", "slug": "brand"}, "values": [{"name": "Wax & Co"}]}],
        "media": [{"url": "https://media.example.com/candle.jpg", "type": "IMAGE"}],
        "channelListings": [{"channel": {"slug": "eu"}, "isAvailableForPurchase": True}],
    } | other  # fmt: skip


def variant(number: int = 1, *, of: Any = None, **other: Any) -> Any:
    return {
        "id": gid("ProductVariant", number), "name": "Red", "sku": "RED",
        "updatedAt": "2026-01-11T10:00:00+00:00", "trackInventory": True,
        "stocks": [{"quantity": 7, "quantityAllocated": 2}, {"quantity": 1, "quantityAllocated": 0}],
        "attributes": [{"attribute": {"name": "Colour", "slug": "colour"}, "values": [{"name": "Red"}]}],
        "media": [],
        "pricing": {"onSale": True, "price": taxed(10.00, 12.10), "priceUndiscounted": taxed(12.00, 14.52)},
        "channelListings": [
            {"channel": {"slug": "us"}, "price": None, "costPrice": None},
            {"channel": {"slug": "eu"}, "price": money(14.52), "costPrice": money(4.00)},
        ],
        "product": of or product(),
    } | other  # fmt: skip


def checkout(number: str = "c9", **other: Any) -> Any:
    return {
        "id": gid("Checkout", number), "created": "2026-02-20T10:00:00+00:00",
        "updatedAt": "2026-02-20T10:05:00+00:00", "email": "bo@example.com", "languageCode": "EN",
        "channel": {"slug": "eu"}, "user": None, "shippingAddress": None, "billingAddress": None,
        "totalPrice": taxed(10.00, 12.10),
        "lines": [{"id": gid("CheckoutLine", 1), "quantity": 1, "totalPrice": taxed(10.00, 12.10),
                   "variant": {"id": gid("ProductVariant", 1), "name": "Red", "sku": "RED",
                               "product": {"id": gid("Product", 1), "name": "Candle"}}}],
    } | other  # fmt: skip
