"""In which words is a Medusa asked for a part of a list?"""

from collections.abc import Mapping
from datetime import UTC, datetime

from regulars.connectors.exchange import Question

A_PAGE = 100
FIELDS: Mapping[str, str] = {
    "orders": (
        "id,display_id,status,currency_code,created_at,updated_at,canceled_at,email,locale,customer_id,"
        "*customer,*shipping_address,*items,*items.tax_lines,*items.adjustments,*shipping_methods,"
        "*shipping_methods.tax_lines,*shipping_methods.adjustments,*payment_collections,"
        "*payment_collections.payments.refunds,*fulfillments,*fulfillments.labels,fulfillments.shipping_option.name"
    ),
    "customers": "id,email,first_name,last_name,phone,created_at,updated_at,*addresses",
    "products": (
        "id,title,status,thumbnail,is_giftcard,updated_at,*images,categories.name,"
        "categories.parent_category.name,*variants,*variants.options,*variants.options.option,"
        "*variants.prices,*variants.inventory_items,*variants.inventory_items.inventory.location_levels"
    ),
}
SEEN: Mapping[str, str] = {
    "orders": "id,status,updated_at,*payment_collections,*fulfillments",
    "customers": "id,updated_at",
}


def query_of(question: Question, *, fields: str) -> list[tuple[str, str]]:
    """The query of a page. In the order in which things were made, so that new ones come at the end."""
    query = [
        ("limit", str(A_PAGE)),
        ("offset", question.position or "0"),
        ("order", "created_at"),
        ("fields", fields),
    ]
    if question.since:
        query.append(changed(question.since))
    return query + [("id[]", one) for one in question.ids]


def changed(since: datetime) -> tuple[str, str]:
    """Then or later."""
    return "updated_at[$gte]", since.astimezone(UTC).isoformat(timespec="milliseconds")
