"""What would Shopify's GraphQL tell of what a webhook's body tells?

By the descriptions of the fields in the schema; the names of both forms differ, and so do ids and lists of
fixed words.
"""

from decimal import Decimal
from typing import Any

from regulars.connectors.shopify.amounts import id_in

STORE = "https://candles.example.com"


def gid(kind: str, thing: Any) -> str:
    told = thing.get("admin_graphql_api_id") or str(thing["id"])
    return f"gid://shopify/{kind}/{id_in(told)}"


def amount(told: Any) -> Any:
    return {"amount": told["amount"], "currencyCode": told["currency_code"]}


def bag(thing: Any, name: str, *, currency: str = "USD") -> Any:
    """A pair of prices, of the pair or of the bare amount; None where neither is told."""
    if pair := thing.get(f"{name}_set"):
        return {
            "shopMoney": amount(pair["shop_money"]),
            "presentmentMoney": amount(pair.get("presentment_money") or pair["shop_money"]),
        }
    if thing.get(name) is None:
        return None
    both = {"amount": str(thing[name]), "currencyCode": currency}
    return {"shopMoney": both, "presentmentMoney": both}


def order(body: Any) -> Any:
    currency = body["currency"]
    landing = body.get("landing_site")
    return {
        "id": gid("Order", body),
        "name": body.get("name") or "",
        "email": body.get("email"),
        "phone": body.get("phone"),
        "test": body.get("test", False),
        "createdAt": body["created_at"],
        "processedAt": body.get("processed_at") or body["created_at"],
        "updatedAt": body["updated_at"],
        "cancelledAt": body.get("cancelled_at"),
        "currencyCode": currency,
        "customerLocale": body.get("customer_locale"),
        "customerAcceptsMarketing": bool(body.get("buyer_accepts_marketing")),
        "sourceName": body.get("source_name"),
        "taxesIncluded": body.get("taxes_included", False),
        "landingPageUrl": landing and f"{STORE}{landing}",
        "referrerUrl": body.get("referring_site"),
        "customerJourneySummary": body.get("journey"),
        "note": body.get("note"),
        "customAttributes": [
            {"key": each["name"], "value": each["value"]} for each in body.get("note_attributes", ())
        ],
        "totalPriceSet": bag(body, "total_price", currency=currency),
        "totalDiscountsSet": bag(body, "total_discounts", currency=currency),
        "totalTaxSet": bag(body, "total_tax", currency=currency),
        "totalTipReceivedSet": bag(
            {"total_tip_received": "0.00"} | body, "total_tip_received", currency=currency
        ),
        "shippingLine": shipping(body, currency=currency),
        "customer": body.get("customer") and customer(body["customer"]),
        "billingAddress": address(body.get("billing_address")),
        "shippingAddress": address(body.get("shipping_address")),
        "fulfillments": [fulfillment(each) for each in body.get("fulfillments", ())],
        "refunds": [refund(each, currency=currency, order=body) for each in body.get("refunds", ())],
        "lineItems": [line(each, currency=currency) for each in body["line_items"]],
    }


def journey(*visits: Any, ready: bool = True) -> Any:
    """The visits before an order, which no webhook tells."""
    first, last = (visits[0], visits[-1]) if visits and ready else (None, None)
    return {"ready": ready, "firstVisit": first, "lastVisit": last}


def visit(number: int, landing: str, *, at: str, referrer: str | None = None, **utm: str) -> Any:
    return {
        "id": f"gid://shopify/CustomerVisit/{number}",
        "occurredAt": at,
        "landingPage": f"{STORE}{landing}",
        "referrerUrl": referrer,
        "utmParameters": utm or None,
    }


def shipping(body: Any, *, currency: str) -> Any:
    """The summary of all shipping lines."""
    lines = [line for line in body.get("shipping_lines", ()) if not line.get("is_removed")]
    if not lines:
        return None
    prices = [bag(line, "price", currency=currency)["shopMoney"] for line in lines]
    whole = {"amount": str(sum(Decimal(price["amount"]) for price in prices)), "currencyCode": currency}
    return {
        "originalPriceSet": {"shopMoney": whole, "presentmentMoney": whole},
        "discountAllocations": [share for line in lines for share in shares(line, currency=currency)],
        "isRemoved": False,
    }


def shares(line: Any, *, currency: str) -> list[Any]:
    return [
        {"allocatedAmountSet": bag(each, "amount", currency=currency)}
        for each in line.get("discount_allocations", ())
    ]


def line(body: Any, *, currency: str) -> Any:
    return {
        "id": gid("LineItem", body),
        "quantity": body["quantity"],
        "sku": body.get("sku"),
        "title": body.get("title") or "",
        "name": body.get("name") or body.get("title") or "",
        "isGiftCard": body.get("gift_card", False),
        "variant": body.get("variant_id") and {"id": f"gid://shopify/ProductVariant/{body['variant_id']}"},
        "product": body.get("product_id") and {"id": f"gid://shopify/Product/{body['product_id']}"},
        "originalUnitPriceSet": bag(body, "price", currency=currency),
        "totalDiscountSet": bag({"total_discount": "0.00"} | body, "total_discount", currency=currency),
        "discountAllocations": shares(body, currency=currency),
        "taxLines": [
            {"rate": each.get("rate"), "priceSet": bag(each, "price", currency=currency)}
            for each in body.get("tax_lines", ())
        ],
    }


def refund(body: Any, *, currency: str, order: Any) -> Any:
    return {
        "id": gid("Refund", body),
        "createdAt": body["created_at"],
        "processedAt": body.get("processed_at") or body["created_at"],
        "order": {"id": gid("Order", order)},
        "refundLineItems": [returned(each, currency=currency) for each in body["refund_line_items"]],
        "refundShippingLines": [
            {"subtotalAmountSet": bag(each, "subtotal_amount", currency=currency)}
            for each in body.get("refund_shipping_lines", ())
        ],
        "orderAdjustments": [
            {
                "amountSet": bag(each, "amount", currency=currency),
                "reason": (each.get("reason") or "").upper().replace(" ", "_") or None,
            }
            for each in body.get("order_adjustments", [])
        ],
        "transactions": [
            {
                "kind": each["kind"].upper(),
                "status": each["status"].upper(),
                "amountSet": bag(each, "amount", currency=each.get("currency") or currency),
            }
            for each in body.get("transactions", ())
        ],
    }


def returned(body: Any, *, currency: str) -> Any:
    return {
        "id": gid("RefundLineItem", body),
        "quantity": body["quantity"],
        "restockType": body["restock_type"].upper(),
        "subtotalSet": bag(body, "subtotal", currency=currency),
        "totalTaxSet": bag({"total_tax": "0.00"} | body, "total_tax", currency=currency),
        "lineItem": line(body["line_item"], currency=currency),
    }


def fulfillment(body: Any) -> Any:
    status = (body.get("shipment_status") or "fulfilled").upper()
    return {
        "id": gid("Fulfillment", body),
        "createdAt": body["created_at"],
        "updatedAt": body["updated_at"],
        "status": (body.get("status") or "success").upper(),
        "displayStatus": status,
        "deliveredAt": body["updated_at"] if status == "DELIVERED" else None,
        "estimatedDeliveryAt": body.get("estimated_delivery_at"),
        "service": body.get("service") and {"handle": body["service"]},
        "trackingInfo": [
            {
                "company": body.get("tracking_company"),
                "number": body.get("tracking_number"),
                "url": body.get("tracking_url"),
            }
        ],
    }


def address(body: Any) -> Any:
    if not body:
        return None
    return {
        "name": body.get("name"),
        "firstName": body.get("first_name"),
        "countryCodeV2": body.get("country_code"),
        "provinceCode": body.get("province_code"),
        "city": body.get("city"),
        "zip": body.get("zip"),
        "company": body.get("company"),
        "address1": body.get("address1"),
        "address2": body.get("address2"),
    }


def customer(body: Any) -> Any:
    return {
        "id": gid("Customer", body),
        "firstName": body.get("first_name"),
        "lastName": body.get("last_name"),
        "locale": body.get("locale", "en"),
        "numberOfOrders": str(body.get("orders_count") or 0),
        "tags": [],
        "createdAt": body.get("created_at"),
        "updatedAt": body.get("updated_at"),
        "defaultAddress": address(body.get("default_address")),
        "defaultEmailAddress": contact(body, "email", "emailAddress"),
        "defaultPhoneNumber": contact(body, "phone", "phoneNumber"),
    }


def contact(body: Any, channel: str, name: str) -> Any:
    said = body.get(f"{'sms' if channel == 'phone' else 'email'}_marketing_consent") or {}
    if not body.get(channel):
        return None
    return {
        name: body[channel],
        "marketingState": (said.get("state") or "not_subscribed").upper(),
        "marketingOptInLevel": (said.get("opt_in_level") or "unknown").upper(),
        "marketingUpdatedAt": said.get("consent_updated_at"),
        "marketingCollectedFrom": said.get("consent_collected_from"),
    }


def product(body: Any, *, cost: str = "", tracked: bool = True, collections: tuple[str, ...] = ()) -> Any:
    """cost: of one, in dollars."""
    unit = {"amount": cost, "currencyCode": "USD"} if cost else None
    return {
        "id": gid("Product", body),
        "title": body["title"],
        "vendor": body["vendor"],
        "productType": body["product_type"],
        "status": body["status"].upper(),
        "updatedAt": body["updated_at"],
        "isGiftCard": False,
        "onlineStoreUrl": f"{STORE}/products/{body['handle']}",
        "category": {"fullName": "Home > Candles"},
        "variants": [variant(each, body, unit, tracked=tracked) for each in body["variants"]],
        "media": [image("1", f"{STORE}/red.jpg"), {"__typename": "Video", "id": "gid://shopify/Video/1"}],
        "collections": [
            {"id": f"gid://shopify/Collection/{n}", "title": title} for n, title in enumerate(collections, 1)
        ],
    }


def variant(body: Any, of: Any, unit: Any, *, tracked: bool) -> Any:
    names = [each["name"] for each in of["options"]] or ["Size"]
    return {
        "id": gid("ProductVariant", body),
        "title": body["title"],
        "sku": body["sku"],
        "barcode": body["barcode"],
        "price": body["price"],
        "compareAtPrice": body["compare_at_price"],
        "updatedAt": body["updated_at"],
        "availableForSale": not tracked or body["inventory_quantity"] > 0,
        "inventoryQuantity": body["inventory_quantity"],
        "selectedOptions": [{"name": names[0], "value": body["option1"]}],
        "inventoryItem": {"tracked": tracked, "unitCost": unit},
        "media": [],
    }


def image(number: str, url: str) -> Any:
    return {"__typename": "MediaImage", "id": f"gid://shopify/MediaImage/{number}", "image": {"url": url}}


def checkout(body: Any) -> Any:
    currency = body.get("presentment_currency") or body["currency"]
    return {
        "id": gid("AbandonedCheckout", body),
        "createdAt": body["created_at"],
        "updatedAt": body["updated_at"],
        "completedAt": body.get("completed_at"),
        "abandonedCheckoutUrl": body["abandoned_checkout_url"],
        "totalPriceSet": bag(body, "total_price", currency=currency),
        "customer": body.get("customer") and customer(body["customer"]),
        "billingAddress": address(body.get("billing_address")),
        "shippingAddress": address(body.get("shipping_address")),
        "lineItems": [
            {
                "id": f"gid://shopify/AbandonedCheckoutLineItem/{n}",
                "quantity": each["quantity"],
                "sku": each["sku"],
                "title": each["title"],
                "originalTotalPriceSet": bag(each, "line_price", currency=currency),
                "variant": each.get("variant_id")
                and {"id": f"gid://shopify/ProductVariant/{each['variant_id']}"},
                "product": each.get("product_id")
                and {"id": f"gid://shopify/Product/{each['product_id']}", "isGiftCard": False},
            }
            for n, each in enumerate(body["line_items"], 1)
        ],
    }
