from datetime import UTC, datetime

from regulars.connectors.changes import CouponMade
from regulars.connectors.vendure.coupons import of_coupon
from tests.connectors.vendure.recorded import SETTINGS

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def promotion(*, group="", **made):
    coupon = CouponMade(code="BACK", currency="EUR", **made)
    return of_coupon(coupon, language="en", group=group, settings=SETTINGS)


def arguments(operation):
    return {each["name"]: each["value"] for each in operation["arguments"]}


def test_a_tenth_off_once_until_a_day():
    told = promotion(percent=10, uses=1, uses_each=1, ends_at=NOON)
    assert (told["couponCode"], told["enabled"], told["conditions"]) == ("BACK", True, [])
    assert told["translations"] == [{"languageCode": "en", "name": "BACK"}]
    assert (told["usageLimit"], told["perCustomerUsageLimit"]) == (1, 1)
    assert told["endsAt"] == "2026-03-01T12:00:00+00:00"
    (action,) = told["actions"]
    assert (action["code"], arguments(action)) == ("order_percentage_discount", {"discount": "10"})


def test_an_amount_off_above_a_minimum_for_one():
    told = promotion(amount_minor=500, minimum_minor=2000, group="7")
    assert [each["code"] for each in told["conditions"]] == ["minimum_order_amount", "customer_group"]
    assert arguments(told["conditions"][0]) == {"amount": "2000", "taxInclusive": "true"}
    assert arguments(told["conditions"][1]) == {"customerGroupId": "7"}
    assert arguments(told["actions"][0]) == {"discount": "500"}
    assert "usageLimit" not in told


def test_free_sending():
    assert promotion(free_shipping=True)["actions"] == [{"code": "free_shipping", "arguments": []}]
