"""In which words is a Saleor asked?

Lists go by the moment of making, or the last change where there is no other: what is made or changed
meanwhile comes at the end.
"""

from datetime import UTC
from typing import Any

from regulars.connectors.exchange import Access, Question

A_PAGE = 50
MONEY = "{ amount currency }"
TAXED = f"{{ net {MONEY} gross {MONEY} }}"
ADDRESS = "{ firstName lastName city countryArea postalCode country { code } }"
SEEN = """
    id status updatedAt chargeStatus authorizeStatus
    events { type date }
    payments { transactions { id kind isSuccess created amount { amount currency } } }
    transactions { events { id type createdAt pspReference amount { amount currency } } }
"""
ORDER = f"""
    {SEEN} number created origin languageCodeEnum userEmail checkoutId
    user {{ id email firstName lastName }}
    shippingAddress {ADDRESS}
    billingAddress {ADDRESS}
    total {TAXED}
    shippingPrice {TAXED}
    giftCards {{ id }}
    lines {{
        id quantity productName variantName productSku productVariantId
        totalPrice {TAXED}
        undiscountedTotalPrice {TAXED}
        variant {{ product {{ productType {{ kind }} }} }}
    }}
    grantedRefunds {{
        id reason shippingCostsIncluded
        lines {{ quantity orderLine {{ id }} }}
        transactionEvents {{ id pspReference }}
    }}
    fulfillments {{
        id status created trackingNumber
        totalRefundedAmount {MONEY}
        lines {{ quantity orderLine {{ id }} }}
    }}
"""
CUSTOMER = f"""
    id email firstName lastName languageCode dateJoined updatedAt
    defaultShippingAddress {ADDRESS}
    metadata {{ key value }}
"""
CHECKOUT = f"""
    id created updatedAt email languageCode
    channel {{ slug }}
    user {{ id email firstName lastName }}
    shippingAddress {ADDRESS}
    billingAddress {ADDRESS}
    totalPrice {TAXED}
    lines {{ id quantity totalPrice {TAXED} variant {{ id name sku product {{ id name }} }} }}
"""
TAX_CLASS = "{ countries { country { code } rate } }"
PRODUCT = f"""
    id name updatedAt
    productType {{ kind taxClass {TAX_CLASS} }}
    taxClass {TAX_CLASS}
    category {{ name ancestors(first: 20) {{ edges {{ node {{ name }} }} }} }}
    attributes {{ attribute {{ slug }} values {{ name }} }}
    media {{ url type }}
    channelListings {{ channel {{ slug }} isAvailableForPurchase }}
"""
VARIANT = f"""
    id name sku updatedAt trackInventory
    stocks {{ quantity quantityAllocated }}
    attributes(variantSelection: VARIANT_SELECTION) {{ attribute {{ name slug }} values {{ name }} }}
    media {{ url type }}
    pricing {{ onSale price {TAXED} priceUndiscounted {TAXED} }}
    channelListings {{ channel {{ slug }} price {MONEY} costPrice {MONEY} }}
    product {{ {PRODUCT} }}
"""
PAGE = "pageInfo { hasNextPage endCursor } totalCount"
CHANNELS = "{ channels { slug currencyCode isActive defaultCountry { code } } }"


def listing(name: str, *, takes: str, gives: str, fields: str) -> str:
    """The question for a page of a list. takes, gives: what it is narrowed by, declared and passed on."""
    return f"""query($first: Int!, $after: String, {takes}) {{
        {name}(first: $first, after: $after, {gives}) {{ {PAGE} edges {{ node {{ {fields} }} }} }}
    }}"""


def orders(fields: str) -> str:
    return listing(
        "orders",
        takes="$filter: OrderFilterInput, $channel: String",
        gives="filter: $filter, channel: $channel, sortBy: { field: NUMBER, direction: ASC }",
        fields=fields,
    )


def customers(fields: str) -> str:
    return listing(
        "customers",
        takes="$filter: CustomerFilterInput",
        gives="filter: $filter, sortBy: { field: CREATED_AT, direction: ASC }",
        fields=fields,
    )


ORDERS, ORDERS_SEEN = orders(ORDER), orders(SEEN)
CUSTOMERS, CUSTOMERS_SEEN = customers(CUSTOMER), customers("id updatedAt")
VARIANTS = listing(
    "productVariants",
    takes="$filter: ProductVariantFilterInput, $ids: [ID!], $channel: String",
    gives=(
        "filter: $filter, ids: $ids, channel: $channel, sortBy: { field: LAST_MODIFIED_AT, direction: ASC }"
    ),
    fields=VARIANT,
)
PRODUCTS = listing(
    "products",
    takes="$filter: ProductFilterInput, $channel: String",
    gives="filter: $filter, channel: $channel",
    fields=f"id variants {{ {VARIANT} }}",
)
CHECKOUTS = listing(
    "checkouts",
    takes="$channel: String",
    gives="channel: $channel, sortBy: { field: CREATION_DATE, direction: ASC }",
    fields=CHECKOUT,
)
A_CHECKOUT = f"query($id: ID!) {{ checkout(id: $id) {{ {CHECKOUT} }} }}"


def part_of(question: Question) -> dict[str, Any]:
    """Which page. What is asked for by its id comes on one page."""
    return {"first": 100 if question.ids else A_PAGE, "after": question.position or None}


def narrowed(question: Question) -> dict[str, Any] | None:
    """The filter: ids, or what changed then or later."""
    if question.ids:
        return {"ids": list(question.ids)}
    if question.since:
        moment = question.since.astimezone(UTC).isoformat(timespec="milliseconds")
        return {"updatedAt": {"gte": moment}}
    return None


def channel_of(access: Access) -> str | None:
    """The channel that the owner named."""
    return access.credentials.get("channel") or None
