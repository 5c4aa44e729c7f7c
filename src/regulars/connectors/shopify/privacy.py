"""What do Shopify's three privacy webhooks ask for?

https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance: customers/data_request when somebody
asks a shop for what it holds of them, customers/redact when the shop deletes them, shop/redact two days after
it removed the app.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec

from regulars.commerce.facts import PrivacyRequestFact
from regulars.connectors.decoded import decoded
from regulars.customers.identify import Identifiers

Asks = Literal["data", "erasure", "shop_erasure"]
TOPICS: Mapping[str, Asks] = {
    "customers/data_request": "data",
    "customers/redact": "erasure",
    "shop/redact": "shop_erasure",
}


class Who(msgspec.Struct, frozen=True):
    id: int | None = None
    email: str | None = None
    phone: str | None = None


class DataRequest(msgspec.Struct, frozen=True):
    id: int | None = None


class PrivacyRequest(msgspec.Struct, frozen=True, kw_only=True):
    """shop_domain: of the shop that passes it on."""

    shop_domain: str
    customer: Who | None = None
    data_request: DataRequest | None = None


def shop_of(body: bytes) -> str:
    """Which shop passes it on; '' where that can't be read."""
    try:
        return decoded(body, PrivacyRequest).shop_domain
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return ""


def request_fact(request: PrivacyRequest, *, topic: str, key: str, asked_at: datetime) -> PrivacyRequestFact:
    """key: of the delivery; a request for data has a number of its own."""
    who, asks = request.customer or Who(), TOPICS[topic]
    own = request.data_request and request.data_request.id
    return PrivacyRequestFact(
        key=f"{topic}:{own or key}",
        asks=asks,
        occurred_at=asked_at,
        who=Identifiers()
        if asks == "shop_erasure"
        else Identifiers(email=who.email or "", phone=who.phone or "", shop_customer=str(who.id or "")),
    )
