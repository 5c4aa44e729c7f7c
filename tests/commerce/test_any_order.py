"""Is the end the same whichever way the news came in?"""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import msgspec
from django.db import connection, connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regulars.business.models import Shop
from regulars.commerce.facts import (
    Address,
    Buyer,
    LineFact,
    OrderFact,
    ProductFact,
    RefundFact,
    RefundLineFact,
    ShipmentFact,
    Touch,
    TrackingFact,
)
from regulars.commerce.intake import Source, apply
from regulars.customers.identify import Identifiers

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANN = Buyer(who=Identifiers(email="ann@example.com", shop_customer="7"))

ORDER = OrderFact(
    external_id="1",
    placed_at=NOON,
    currency="EUR",
    buyer=ANN,
    lines=(LineFact(key="1", sku="candle", quantity=Decimal(2), revenue_minor=2000),),
    total_minor=2000,
    version=NOON,
)
PAID = msgspec.structs.replace(
    ORDER,
    version=NOON + timedelta(hours=1),
    shipping_minor=300,
    total_minor=2300,
    address=Address(country="LV", city="Rīga", postcode="LV-1010"),
    touches=(Touch(source="meta", medium="cpc"),),
)
CALLED_OFF = msgspec.structs.replace(
    PAID, version=NOON + timedelta(days=3), cancelled_at=NOON + timedelta(days=3)
)
SECOND = msgspec.structs.replace(ORDER, external_id="2", buyer=Buyer(who=Identifiers(shop_customer="7")))
REFUND = RefundFact(
    external_id="r",
    order_external_id="2",
    refunded_at=NOON + timedelta(days=2),
    currency="EUR",
    lines=(RefundLineFact(key="1", sku="candle", quantity=Decimal(1), revenue_minor=1000),),
    total_minor=1000,
)
GUESSED = msgspec.structs.replace(
    REFUND,
    refunded_at=NOON + timedelta(days=4),
    lines=(RefundLineFact(key="2", sku="candle", quantity=Decimal(0), revenue_minor=870),),
    estimated=True,
)
PARCEL = ShipmentFact(external_id="s", order_external_id="2", version=NOON, promised_at=NOON)
THERE = msgspec.structs.replace(PARCEL, version=NOON + timedelta(days=1), delivered_at=NOON)
TRACKED = msgspec.structs.replace(PARCEL, external_id="t", tracking_number="T1")
OUT = TrackingFact(
    tracking_number="T1",
    carrier="sameday",
    status="out_for_delivery",
    occurred_at=NOON + timedelta(days=1),
    promised_at=NOON + timedelta(days=2),
)
CAME = msgspec.structs.replace(OUT, status="delivered", occurred_at=NOON + timedelta(days=2))
DEAR = ProductFact(sku="candle", currency="EUR", version=NOON + timedelta(days=1), price_minor=2000)
CHEAP = msgspec.structs.replace(DEAR, version=NOON + timedelta(days=2), price_minor=1500)
DEAR_AGAIN = msgspec.structs.replace(DEAR, version=NOON + timedelta(days=3))
OF_ORDERS = [ORDER, PAID, CALLED_OFF, SECOND, GUESSED, REFUND]
OF_PARCELS = [PARCEL, THERE, TRACKED, OUT, CAME]
NEWS = [*OF_ORDERS, *OF_PARCELS, DEAR, CHEAP, DEAR_AGAIN]

STATE = """
    SELECT o.external_id, o.cancelled_at, o.total_minor, o.revenue_minor, o.refunded_business,
        (SELECT count(*) FROM order_line l WHERE l.order_id = o.id),
        (
            SELECT array_agg((r.external_id, r.refunded_at, r.estimated, l.quantity)::text)
            FROM refund r JOIN refund_line l ON l.refund_id = r.id WHERE r.order_id = o.id
        ),
        (
            SELECT array_agg(
                (s.status, s.delivered_at, s.shipped_at, s.expected_at)::text ORDER BY s.external_id
            )
            FROM shipment s WHERE s.order_id = o.id
        ),
        (SELECT array_agg(a.city) FROM customer_address a WHERE a.id = o.address_id),
        (SELECT array_agg(t.source) FROM touch t WHERE t.order_id = o.id),
        (SELECT array_agg((r.price_minor, r.occurred_at)::text ORDER BY r.occurred_at) FROM product_price r),
        t.orders, t.revenue_business, t.refunded_business
    FROM orders o
    LEFT JOIN customer_canonical k USING (customer_id)
    LEFT JOIN customer_totals t ON t.customer_id = coalesce(k.canonical_id, o.customer_id)
    ORDER BY o.external_id
"""
EMPTY = (
    "TRUNCATE orders, order_line, refund, refund_line, shipment, product, product_price, cart, "
    "customer_totals, customer_identity, customer_canonical, customer_merge, customer_person, tracking, "
    "touch, customer_address CASCADE"
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.permutations([*NEWS, *NEWS]), cuts=st.sets(st.integers(1, 27), max_size=6))
def test_news_told_twice_in_any_order_and_in_any_batches_ends_the_same(database, told, cuts):
    shop, _ = Shop.objects.get_or_create(name="Candles", currency="EUR", time_zone="Europe/Riga")
    expected = end(shop, [NEWS])
    bounds = [0, *sorted(cuts), len(told)]
    assert end(shop, [told[a:b] for a, b in pairwise(bounds)]) == expected


def end(shop: Shop, batches: list[list[object]]) -> list[tuple[object, ...]]:
    with connections["owner"].cursor() as owner:
        owner.execute(EMPTY)
    with connection.cursor() as cursor:
        for batch in batches:
            apply(batch, source=Source(shop.id, "test", "test"), at=NOON)
        cursor.execute(STATE)
        return cursor.fetchall()
