"""In which words is a Vendure asked?

Lists of placed orders go by the moment of placing: none of them goes away, and what is placed meanwhile comes
at the end.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from regulars.connectors.exchange import Access, Question

A_PAGE = 100
JUST_BEFORE = timedelta(milliseconds=1)
"""`after` leaves out the moment itself."""

SETTINGS = "globalSettings { trackInventory serverConfig { moneyStrategyPrecision } }"
CUSTOMER = "id createdAt updatedAt firstName lastName emailAddress phoneNumber"
ORDER = f"""
    id code type state active createdAt updatedAt orderPlacedAt currencyCode
    shipping shippingWithTax total totalWithTax
    customer {{ {CUSTOMER} }}
    shippingAddress {{ city province postalCode countryCode }}
    lines {{
        id quantity orderPlacedQuantity linePrice proratedLinePrice proratedLinePriceWithTax
        proratedUnitPrice proratedUnitPriceWithTax
        productVariant {{ id sku name }}
    }}
    surcharges {{ id description price priceWithTax }}
    discounts {{ amount }}
    payments {{
        id state amount updatedAt
        refunds {{ id state total shipping reason createdAt updatedAt lines {{ orderLineId quantity }} }}
    }}
    fulfillments {{ id state method trackingCode createdAt updatedAt }}
    history(options: {{ filter: {{ type: {{ eq: "ORDER_FULFILLMENT_TRANSITION" }} }} }}) {{
        items {{ createdAt data }}
    }}
"""
SEEN = """
    id state updatedAt orderPlacedAt payments { state updatedAt refunds { updatedAt } }
    fulfillments { updatedAt }
"""
VARIANT = """
    id sku name updatedAt enabled currencyCode priceWithTax stockLevel trackInventory
    stockLevels { stockOnHand stockAllocated }
    taxRateApplied { value }
    options { name group { name } }
    assets { source }
    product {
        id name updatedAt enabled
        facetValues { name facet { code } }
        collections { breadcrumbs { name } }
        assets { source }
    }
"""


def listing(name: str, *, kind: str, fields: str) -> str:
    """The question for a page of a list. kind: of its options."""
    return f"""query($options: {kind}) {{
        {SETTINGS}
        {name}(options: $options) {{ totalItems items {{ {fields} }} }}
    }}"""


ORDERS = listing("orders", kind="OrderListOptions", fields=ORDER)
ORDERS_SEEN = listing("orders", kind="OrderListOptions", fields=SEEN)
CUSTOMERS = listing(
    "customers",
    kind="CustomerListOptions",
    fields=f"{CUSTOMER} addresses {{ defaultShippingAddress country {{ code }} }}",
)
CUSTOMERS_SEEN = listing("customers", kind="CustomerListOptions", fields="id updatedAt")
VARIANTS = listing("productVariants", kind="ProductVariantListOptions", fields=VARIANT)
PRODUCTS = listing("products", kind="ProductListOptions", fields=f"id updatedAt variants {{ {VARIANT} }}")


def page_of(question: Question, *, by: str) -> dict[str, Any]:
    """The options of a list: its part, in the order of a field, and what of it."""
    options: dict[str, Any] = {
        "take": A_PAGE,
        "skip": int(question.position or 0),
        "sort": {by: "ASC"},
    }
    if question.ids:
        return options | {"filter": {"id": {"in": list(question.ids)}}}
    if question.since:
        return options | {"filter": changed(question.since)}
    return options


def orders(question: Question, *, access: Access) -> dict[str, Any]:
    """The options of a list of placed orders."""
    options = page_of(question, by="orderPlacedAt")
    wanted = [placed(access)]
    if question.since:
        wanted.append({"_or": [changed(question.since), {"orderPlacedAt": after(question.since)}]})
    if question.ids:
        wanted.append(options["filter"])
    return options | {"filter": {"_and": wanted}}


def latest_orders(*, access: Access) -> dict[str, Any]:
    """The options of a list of those that were placed last."""
    return {"take": A_PAGE, "sort": {"orderPlacedAt": "DESC"}, "filter": placed(access)}


def carts(question: Question) -> dict[str, Any]:
    """The options of a list of baskets that stand open, with something in them."""
    options = page_of(question, by="createdAt")
    wanted = [{"active": {"eq": True}}, {"totalQuantity": {"gt": 0}}]
    return options | {"filter": {"_and": [*wanted, *filter(None, [options.get("filter")])]}}


def called(skus: Sequence[str]) -> dict[str, Any]:
    """The options of a list of variants: those with these SKUs."""
    return {"take": A_PAGE, "filter": {"sku": {"in": list(skus)}}}


def placed(access: Access) -> dict[str, Any]:
    """Of orders those that were placed. In a whole marketplace those of its sellers are parts of others."""
    wanted: dict[str, Any] = {"orderPlacedAt": {"isNull": False}}
    return wanted if access.credentials.get("channel_token") else wanted | {"type": {"notEq": "Seller"}}


def changed(since: datetime) -> dict[str, Any]:
    return {"updatedAt": after(since)}


def after(moment: datetime) -> dict[str, str]:
    """Then or later."""
    return {"after": (moment - JUST_BEFORE).astimezone(UTC).isoformat(timespec="milliseconds")}
