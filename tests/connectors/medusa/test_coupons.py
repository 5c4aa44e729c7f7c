from datetime import UTC, datetime
from decimal import Decimal

from regulars.connectors.changes import CouponMade
from regulars.connectors.medusa.coupons import of_coupon

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def promotion(**made):
    return of_coupon(CouponMade(code="BACK", currency="EUR", **made))


def test_a_tenth_off_once_until_a_day():
    told = promotion(percent=10, uses=5, uses_each=1, ends_at=NOON)
    assert (told["code"], told["status"], told["limit"], told["rules"]) == ("BACK", "active", 5, [])
    assert told["application_method"] == {"type": "percentage", "target_type": "order", "value": 10}
    assert told["campaign"] == {
        "name": "BACK",
        "campaign_identifier": "BACK",
        "ends_at": "2026-03-01T12:00:00+00:00",
        "budget": {"type": "use_by_attribute", "attribute": "customer_email", "limit": 1},
    }


def test_an_amount_off_above_a_minimum_for_one():
    told = promotion(amount_minor=505, minimum_minor=2000, email="Ann@Example.com")
    assert (told["application_method"]["value"], told["application_method"]["currency_code"]) == (
        Decimal("5.05"), "eur",
    )  # fmt: skip
    assert [(rule["attribute"], rule["operator"], rule["values"]) for rule in told["rules"]] == [
        ("item_total", "gte", ["20.00"]),
        ("currency_code", "eq", ["eur"]),
        ("email", "eq", ["ann@example.com"]),
    ]
    assert not {"limit", "campaign"} & told.keys()


def test_free_sending():
    method = promotion(free_shipping=True)["application_method"]
    assert (method["target_type"], method["value"]) == ("shipping_methods", 100)
