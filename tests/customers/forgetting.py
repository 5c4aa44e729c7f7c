"""Ann bought, was written to, and looked around: a person of whom every folder holds something."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

from django.db import connection

from regulars.business.models import Business, Shop
from regulars.channels.models import Send, SendContent
from regulars.commerce.facts import (
    Address,
    BehaviourFact,
    Buyer,
    CartFact,
    ConsentFact,
    CustomerFact,
    LineFact,
    OrderFact,
    RefundFact,
    ShipmentFact,
)
from regulars.commerce.intake import Applied, Source, apply
from regulars.commerce.models import Order
from regulars.customers.identify import Identifiers
from regulars.customers.models import Identity
from regulars.events import receive

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=30)
ANN = Buyer(
    who=Identifiers(email="ann@example.com", phone="+371 26 123 456", shop_customer="77", device="browser-1"),
    name="Ann Ozola",
    given_name="Ann",
    language="lv",
    country="LV",
)
BO = Buyer(who=Identifiers(email="bo@example.com", shop_customer="78"), name="Bo Berg")
SECRETS = ("ann@", "ozola", "26123456", "browser-1", "riga 5", "for dita")
"""What only Ann is known by, or wrote."""


def make_shop(name: str = "Candles") -> Shop:
    Business.objects.filter(id=1).update(currency="EUR")
    return Shop.objects.create(name=name, currency="EUR", time_zone="Europe/Riga", country="LV")


def tell(shop: Shop, *facts: object, at: datetime = NOON) -> Applied:
    return apply(facts, source=Source(shop.id, f"test:{shop.id}", "test"), at=at)


def order(number: str, *, buyer: Buyer = ANN, euros: int = 20, days: int = 0, **more: object) -> OrderFact:
    moment = NOON + timedelta(days=days)
    line = LineFact(key="1", sku="candle", name="Candle", quantity=Decimal(1), revenue_minor=euros * 100)
    given = {"version": moment, "currency": "EUR", "lines": (line,), **more}
    return OrderFact(external_id=number, placed_at=moment, buyer=buyer, total_minor=euros * 100, **given)


def everything_of_ann(shop: Shop) -> int:
    """Ann's two orders with all around them; her id."""
    tell(
        shop,
        order("1001", address=Address(country="LV", region="", city="Riga 5", postcode="LV-1005")),
        order("1002", days=2, euros=30),
        order("1003", buyer=BO, euros=50),
        RefundFact(
            external_id="r1",
            order_external_id="1001",
            refunded_at=NOON,
            currency="EUR",
            lines=(),
            total_minor=500,
            reason="for Dita it was too small",
        ),
        ShipmentFact(
            external_id="s1", order_external_id="1001", version=NOON, tracking_number="RR26123456LV"
        ),
        CartFact(
            external_id="c1",
            currency="EUR",
            buyer=ANN,
            lines=(),
            total_minor=900,
            started_at=NOON,
            version=NOON,
            url="https://candles.example/cart?mail=ann@example.com",
        ),
        ConsentFact(
            buyer=ANN,
            channel="email",
            granted=True,
            occurred_at=NOON,
            how="form",
            wording="Yes, I, Ann Ozola, want your letters",
            evidence={"ip": "192.0.2.7", "mail": "ann@example.com"},
        ),
        CustomerFact(buyer=ANN, version=NOON),
        BehaviourFact(
            key="b1",
            name="products.searched",
            occurred_at=NOON,
            who=ANN.who,
            properties={"query": "a gift for Dita", "results": 3},
        ),
    )
    ann = Identity.objects.get(value="ann@example.com").customer_id
    keep_a_delivery(shop, ann)
    write_to(ann)
    return ann


def keep_a_delivery(shop: Shop, customer: int | None, *, key: str = "d1") -> None:
    """A raw delivery that says who Ann is; unread where nobody's."""
    body = b'{"email": "Ann@Example.com"}'
    kept = receive.keep(body, connection_id=1, key=key, topic="orders/create", headers={}, at=NOON)
    if customer and kept:
        settled = receive.Settled(id=kept, received_at=NOON, outcome="read", customer_id=customer)
        receive.settle([settled], at=NOON)


def write_to(customer: int) -> None:
    send = Send.objects.create(
        key=uuid4(), customer_id=customer, channel="email", template="second_order", purpose="offers",
        state="accepted", detail="250 queued for ann@example.com", planned_at=NOON, not_before=NOON,
        not_after=LATER, handed_at=NOON, ended_at=NOON,
    )  # fmt: skip
    SendContent.objects.create(
        send_id=send.pk, customer_id=customer, address="ann@example.com", sender="shop@example.com",
        language="lv", subject="Ann Ozola!", html="<p>Ann</p>", text="Ann Ozola", made_at=NOON,
    )  # fmt: skip


def remains() -> dict[str, list[str]]:
    """In which tables something that only Ann is known by still stands, looked for in every column."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name !~ '_default$'"
        )
        tables = [table for (table,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f"SELECT lower(t::text) FROM {table} t")
            rows = [row for (row,) in cursor.fetchall() if any(secret in row for secret in SECRETS)]
            if table == "raw_delivery":
                cursor.execute("SELECT convert_from(body, 'UTF8') FROM raw_delivery")
                rows += [body for (body,) in cursor.fetchall() if "ann@" in body.lower()]
            if rows:
                found[table] = rows
        return found


def figures() -> dict[str, object]:
    """What the store counts: orders, revenue, refunds, people, letters, consents, what happened."""
    counts = {}
    with connection.cursor() as cursor:
        for what, sql in FIGURES.items():
            cursor.execute(sql)
            counts[what] = cursor.fetchall()
    return counts


FIGURES = {
    "orders": "SELECT count(*), sum(revenue_business), sum(refunded_business) FROM orders",
    "lines": "SELECT count(*), sum(revenue_minor) FROM order_line",
    "refunds": "SELECT count(*), sum(revenue_business), sum(total_minor) FROM refund",
    "people": "SELECT count(*) FROM customer",
    "totals": "SELECT orders, revenue_business, refunded_business FROM customer_totals ORDER BY customer_id",
    "letters": "SELECT state, count(*) FROM send GROUP BY 1 ORDER BY 1",
    "consents": "SELECT channel, purpose, granted, count(*) FROM consent GROUP BY 1, 2, 3",
    "carts": "SELECT count(*), sum(total_minor) FROM cart",
    "parcels": "SELECT count(*) FROM shipment",
    "happened": "SELECT name, count(*) FROM event WHERE name !~ '^(customer.erased|privacy)' GROUP BY 1"
    " ORDER BY 1",
    "stages": "SELECT customer_id, stage, revenue_business, orders FROM customer_profile ORDER BY 1",
    "months": "SELECT shop_id, month, age, size, active, revenue_business FROM cohort_cell ORDER BY 1, 2, 3",
    "days": "SELECT shop_id, day, customers, orders, revenue_business FROM kpi_day ORDER BY 1, 2",
}


def orders_of(customer: int | None) -> list[str]:
    return sorted(Order.objects.filter(customer=customer).values_list("external_id", flat=True))
