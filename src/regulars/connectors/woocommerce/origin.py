"""Where does a WooCommerce order go, and how did its buyer come?

https://woocommerce.com/document/order-attribution-tracking/: since 8.5 WooCommerce notes the visit in which
somebody bought in the order's meta data, under names that begin with `_wc_order_attribution_`.
"""

from datetime import UTC, datetime

from msgspec import UNSET, UnsetType

from regulars.commerce.facts import Address, Touch
from regulars.commerce.touches import touch
from regulars.connectors.woocommerce.shapes import Order

NOTED = "_wc_order_attribution_"


def address_of(order: Order) -> Address | UnsetType:
    """Where it goes: the billing address where the shop asked for no other."""
    place = next((each for each in (order.shipping, order.billing) if each.country or each.city), None)
    if place is None:
        return UNSET
    return Address(
        country=place.country if len(place.country) == 2 and place.country.isalpha() else "",
        region=place.state,
        city=place.city,
        postcode=place.postcode,
    )


def touches_of(order: Order) -> tuple[Touch, ...] | UnsetType:
    """The visit in which they bought, where WooCommerce noted one; what staff entered was no visit."""
    noted = {
        meta.key.removeprefix(NOTED): meta.value
        for meta in order.meta_data
        if meta.key.startswith(NOTED) and isinstance(meta.value, str)
    }
    if not noted or noted.get("source_type") == "admin":
        return UNSET
    told = Touch(
        at=_moment(noted.get("session_start_time", "")),
        source=noted.get("utm_source", ""),
        medium=noted.get("utm_medium", ""),
        campaign=noted.get("utm_campaign", ""),
        content=noted.get("utm_content", ""),
        term=noted.get("utm_term", ""),
    )
    came = touch(told, landing=noted.get("session_entry", ""), referrer=noted.get("referrer", ""))
    return (came,) if came else UNSET


def _moment(text: str) -> datetime | None:
    """When the session began: `2026-11-21 21:17:58`, in UTC; None where it isn't that."""
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return None
