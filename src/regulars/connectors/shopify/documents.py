"""What is Shopify's Admin API asked, in GraphQL?

Fields are asked for by the names that they have in the bodies of webhooks, so that the same shapes read both.
A bulk operation wants each `id` by its own name, and what is in a connection by its edges; a connection
inside of a list, as a refund's lines are, it can't tell (https://shopify.dev/docs/api/usage/bulk-operations).
"""

from collections.abc import Mapping

VERSION = "2026-07"
"""Supported until July 2027: https://shopify.dev/docs/api/usage/versioning."""

MONEY = "{ shop_money: shopMoney { amount currency_code: currencyCode } }"
PAID = "{ presentment_money: presentmentMoney { amount currency_code: currencyCode } }"
PAGED = "page_info: pageInfo { more: hasNextPage end: endCursor }"
SHARES = f"discount_allocations: discountAllocations {{ amount_set: allocatedAmountSet {MONEY} }}"
ADDRESS = (
    "{ name first_name: firstName company address1 address2 city zip "
    "country_code: countryCodeV2 province_code: provinceCode }"
)

LINE = f"""
id quantity sku title name gift_card: isGiftCard variant {{ id }} product {{ id }}
price_set: originalUnitPriceSet {MONEY}
total_discount_set: totalDiscountSet {MONEY}
{SHARES}
tax_lines: taxLines {{ rate price_set: priceSet {MONEY} }}
"""

PERSON = """
id first_name: firstName last_name: lastName
default_email: defaultEmailAddress { address: emailAddress }
default_phone: defaultPhoneNumber { address: phoneNumber }
default_address: defaultAddress { country_code: countryCodeV2 }
"""

CUSTOMER = """
id first_name: firstName last_name: lastName locale created_at: createdAt updated_at: updatedAt
orders_count: numberOfOrders
default_address: defaultAddress { country_code: countryCodeV2 }
default_email: defaultEmailAddress {
  address: emailAddress state: marketingState opt_in_level: marketingOptInLevel
  consent_updated_at: marketingUpdatedAt
}
default_phone: defaultPhoneNumber {
  address: phoneNumber state: marketingState opt_in_level: marketingOptInLevel
  consent_updated_at: marketingUpdatedAt consent_collected_from: marketingCollectedFrom
}
"""

ORDER = f"""
id name email phone test created_at: createdAt processed_at: processedAt updated_at: updatedAt
cancelled_at: cancelledAt currency: currencyCode customer_locale: customerLocale
buyer_accepts_marketing: customerAcceptsMarketing source_name: sourceName taxes_included: taxesIncluded
landing_site: landingPageUrl referring_site: referrerUrl
journey: customerJourneySummary {{
  ready last: lastVisit {{ id }}
  first: firstVisit {{
    id at: occurredAt landing: landingPage referrer: referrerUrl
    utm: utmParameters {{ source medium campaign content term }}
  }}
}}
note_attributes: customAttributes {{ name: key value }}
total_price_set: totalPriceSet {MONEY}
total_discounts_set: totalDiscountsSet {MONEY}
total_tax_set: totalTaxSet {MONEY}
total_tip_received_set: totalTipReceivedSet {MONEY}
shipping_line: shippingLine {{ price_set: originalPriceSet {MONEY} {SHARES} is_removed: isRemoved }}
customer {{ {PERSON} }}
billing_address: billingAddress {ADDRESS}
shipping_address: shippingAddress {ADDRESS}
fulfillments {{
  id created_at: createdAt updated_at: updatedAt status shipment_status: displayStatus
  delivered_at: deliveredAt estimated_delivery_at: estimatedDeliveryAt service {{ handle }}
  tracking_info: trackingInfo(first: 1) {{ company number url }}
}}
refunds {{ id }}
"""

RETURNED = f"""
id quantity restock_type: restockType subtotal_set: subtotalSet {MONEY}
total_tax_set: totalTaxSet {MONEY} line_item: lineItem {{ {LINE} }}
"""

REFUND = f"""
id created_at: createdAt processed_at: processedAt order {{ id }}
refund_line_items: refundLineItems(first: 50) {{ nodes {{ {RETURNED} }} {PAGED} }}
refund_shipping_lines: refundShippingLines(first: 20) {{
  nodes {{ subtotal_amount_set: subtotalAmountSet {MONEY} }}
}}
order_adjustments: orderAdjustments(first: 20) {{ nodes {{ reason amount_set: amountSet {MONEY} }} }}
transactions(first: 20) {{ nodes {{ kind status amount_set: amountSet {PAID} }} }}
"""

PRODUCT = """
id title vendor status product_type: productType updated_at: updatedAt gift_card: isGiftCard
url: onlineStoreUrl category { full_name: fullName }
"""

VARIANT = """
id title sku barcode price compare_at_price: compareAtPrice updated_at: updatedAt
available: availableForSale inventory_quantity: inventoryQuantity options: selectedOptions { name value }
inventory_item: inventoryItem { tracked unit_cost: unitCost { amount currency_code: currencyCode } }
"""

IMAGE = "... on MediaImage { id image { src: url } }"
COLLECTION = "id title"

CHECKOUT = f"""
id created_at: createdAt updated_at: updatedAt completed_at: completedAt
abandoned_checkout_url: abandonedCheckoutUrl total_price_set: totalPriceSet {PAID}
customer {{ {PERSON} }}
billing_address: billingAddress {ADDRESS}
shipping_address: shippingAddress {ADDRESS}
"""

CHECKOUT_LINE = f"""
id quantity sku title line_price_set: originalTotalPriceSet {PAID}
variant {{ id }} product {{ id gift_card: isGiftCard }}
"""


def edges(field: str, selection: str) -> str:
    """A connection as a bulk operation wants it."""
    return f"{field} {{ edges {{ node {{ {selection} }} }} }}"


def nodes(field: str, selection: str) -> str:
    """A page of a connection. field: with its arguments."""
    return f"{field} {{ nodes {{ {selection} }} {PAGED} }}"


BULK: Mapping[str, str] = {
    "products": edges(
        "products",
        PRODUCT
        + edges("variants", VARIANT + edges("media", IMAGE))
        + edges("media", IMAGE)
        + edges("collections", COLLECTION),
    ),
    "customers": edges("customers", CUSTOMER),
    "orders": edges("orders", ORDER + edges("lineItems", LINE)),
    "checkouts": edges("abandonedCheckouts", CHECKOUT + edges("lineItems", CHECKOUT_LINE)),
}
"""By stream; a bulk operation reads each connection to its end."""

CHILDREN: Mapping[str, str] = {
    "LineItem": "line_items",
    "AbandonedCheckoutLineItem": "line_items",
    "ProductVariant": "variants",
    "MediaImage": "images",
    "Collection": "collections",
}
"""In which list of its parent a line of a bulk operation's file belongs, by the kind in its id."""

WHOLE: Mapping[str, str] = {
    "products": PRODUCT
    + nodes("variants: variants(first: 50)", VARIANT + nodes("images: media(first: 1)", IMAGE))
    + nodes("images: media(first: 10)", IMAGE)
    + nodes("collections(first: 20)", COLLECTION),
    "customers": CUSTOMER,
    "orders": ORDER + nodes("line_items: lineItems(first: 50)", LINE),
    "checkouts": CHECKOUT + nodes("line_items: lineItems(first: 50)", CHECKOUT_LINE),
}
"""A thing with the first page of what is in it, by stream."""

KINDS: Mapping[str, str] = {"products": "Product", "customers": "Customer", "orders": "Order"}
LISTS: Mapping[str, str] = {
    "products": "products",
    "customers": "customers",
    "orders": "orders",
    "checkouts": "abandonedCheckouts",
}
INSIDE: Mapping[str, tuple[str, str, str]] = {
    "line_items": ("Order", "lineItems", LINE),
    "variants": ("Product", "variants", VARIANT),
    "refund_line_items": ("Refund", "refundLineItems", RETURNED),
}
"""What may have more pages than came with its thing: whose it is, its connection, and what to ask."""


def by_ids(kind: str, selection: str) -> str:
    """Things of one kind."""
    return f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on {kind} {{ {selection} }} }} }}"


def changed(stream: str, *, at_once: int) -> str:
    """A page of a stream's things that the query `$since` finds."""
    field = f"{LISTS[stream]}(first: {at_once}, after: $after, query: $since)"
    return f"query ($after: String, $since: String) {{ {nodes(f'page: {field}', WHOLE[stream])} }}"


def listed(stream: str) -> str:
    """What there is from the query `$from` on, by id and version: cursors lead through 25,000 things at most.

    https://shopify.dev/docs/api/usage/limits
    """
    asked = "id updated_at: updatedAt" + (" test" if stream == "orders" else "")
    field = f"page: {LISTS[stream]}(first: 250, sortKey: ID, query: $from)"
    return f"query ($from: String) {{ {nodes(field, asked)} }}"


def rest(name: str) -> str:
    """A further page of what is in a thing."""
    kind, field, selection = INSIDE[name]
    page = nodes(f"page: {field}(first: 100, after: $after)", selection)
    return f"query ($id: ID!, $after: String) {{ node(id: $id) {{ ... on {kind} {{ {page} }} }} }}"


BULK_BEGIN = """
mutation ($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: true) {
    bulkOperation { id }
    userErrors { code message }
  }
}
"""

BULK_STANDING = """
query ($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount url } }
"""
