"""What is a coupon in Medusa's words?"""

from typing import Any

from regulars.connectors.changes import CouponMade
from regulars.money import to_major


def of_coupon(made: CouponMade) -> dict[str, Any]:
    """A promotion with a code. Its end, and how often each may use it, are those of a campaign of its own."""
    body: dict[str, Any] = {
        "code": made.code,
        "type": "standard",
        "status": "active",
        "is_automatic": False,
        "application_method": method_of(made),
        "rules": list(rules_of(made)),
    }
    if made.uses is not None:
        body["limit"] = made.uses
    if made.ends_at or made.uses_each is not None:
        body["campaign"] = campaign_of(made)
    return body


def method_of(made: CouponMade) -> dict[str, Any]:
    """What the code gives."""
    if made.free_shipping:
        return {
            "type": "percentage", "target_type": "shipping_methods", "allocation": "across", "value": 100,
        }  # fmt: skip
    if made.percent is not None:
        return {"type": "percentage", "target_type": "order", "value": made.percent}
    return {
        "type": "fixed",
        "target_type": "order",
        "value": to_major(made.amount_minor or 0, currency=made.currency),
        "currency_code": made.currency.lower(),
    }


def rules_of(made: CouponMade) -> list[dict[str, Any]]:
    """For which baskets it counts, by names of a basket's fields."""
    rules: list[dict[str, Any]] = []
    if made.minimum_minor is not None:
        least = str(to_major(made.minimum_minor, currency=made.currency))
        rules.append({"attribute": "item_total", "operator": "gte", "values": [least]})
        rules.append({"attribute": "currency_code", "operator": "eq", "values": [made.currency.lower()]})
    if made.email:
        rules.append({"attribute": "email", "operator": "eq", "values": [made.email.lower()]})
    return rules


def campaign_of(made: CouponMade) -> dict[str, Any]:
    """When it ends, and how often each may use it, by the address that they buy with."""
    campaign: dict[str, Any] = {"name": made.code, "campaign_identifier": made.code}
    if made.ends_at:
        campaign["ends_at"] = made.ends_at.isoformat()
    if made.uses_each is not None:
        campaign["budget"] = {
            "type": "use_by_attribute", "attribute": "customer_email", "limit": made.uses_each,
        }  # fmt: skip
    return campaign
