"""What is a coupon in Vendure's words?"""

from typing import Any

from regulars.connectors.changes import CouponMade
from regulars.connectors.vendure.amounts import theirs
from regulars.connectors.vendure.shapes import Settings


def of_coupon(made: CouponMade, *, language: str, group: str, settings: Settings) -> dict[str, Any]:
    """A promotion with a code. group: of the customers who alone may use it, '' anybody."""
    body: dict[str, Any] = {
        "enabled": True,
        "couponCode": made.code,
        "translations": [{"languageCode": language, "name": made.code}],
        "conditions": list(conditions_of(made, group=group, settings=settings)),
        "actions": [action_of(made, settings=settings)],
    }
    if made.ends_at:
        body["endsAt"] = made.ends_at.isoformat()
    if made.uses is not None:
        body["usageLimit"] = made.uses
    if made.uses_each is not None:
        body["perCustomerUsageLimit"] = made.uses_each
    return body


def conditions_of(made: CouponMade, *, group: str, settings: Settings) -> list[dict[str, Any]]:
    """When the code counts."""
    conditions = []
    if made.minimum_minor is not None:
        amount = theirs(made.minimum_minor, currency=made.currency, settings=settings)
        conditions.append(operation("minimum_order_amount", amount=str(amount), taxInclusive="true"))
    if group:
        conditions.append(operation("customer_group", customerGroupId=group))
    return conditions


def action_of(made: CouponMade, *, settings: Settings) -> dict[str, Any]:
    """What the code gives. An amount is with tax where the shop's prices are."""
    if made.free_shipping:
        return operation("free_shipping")
    if made.percent is not None:
        return operation("order_percentage_discount", discount=str(made.percent))
    amount = theirs(made.amount_minor or 0, currency=made.currency, settings=settings)
    return operation("order_fixed_discount", discount=str(amount))


def operation(code: str, **arguments: str) -> dict[str, Any]:
    """A condition or action with its arguments, which are text."""
    return {"code": code, "arguments": [{"name": name, "value": value} for name, value in arguments.items()]}
