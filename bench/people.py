"""Whom do the engine's figures move? A store's customers with totals, addresses and consent, made by SQL."""

from datetime import UTC, datetime

from django.db import connection

from bench.store import settle

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

PEOPLE = """
    INSERT INTO shop (name, kind, url, currency, time_zone, language, country, history_complete)
    VALUES ('Bench', 'file', '', 'EUR', 'Europe/Riga', 'lv', 'LV', true);
    INSERT INTO customer (first_seen_at, shop_id)
    SELECT %(at)s::timestamptz - n %% 900 * interval '1 day', 1 FROM generate_series(1, %(people)s) n;
    INSERT INTO customer_identity (customer_id, kind, shop_id, value, first_seen_at)
    SELECT id, 'email', 0, 'p' || id || '@example.com', first_seen_at FROM customer;
    INSERT INTO consent (
        customer_id, channel, purpose, granted, occurred_at, known_at, how, wording, evidence
    )
    SELECT id, 'email', 'offers', id %% 5 > 0, first_seen_at, first_seen_at, 'form', '', '{}' FROM customer;
    INSERT INTO customer_totals (
        customer_id, orders, first_order_at, last_order_at, revenue_business, refunded_business,
        first_seen_only
    )
    SELECT id, id %% 10 + 1, first_seen_at, %(at)s, id %% 1000 * 100, 0, false FROM customer
"""

EVENTS = """
    INSERT INTO event (
        name, schema_version, customer_id, shop_id, actor, occurred_at, recorded_at, cluster, payload
    )
    SELECT
        'order.placed', 1, 1 + (n * 7919 + %(seed)s * 104729) %% %(people)s, 1, 'bench', %(at)s, %(at)s,
        (SELECT max(id) FROM cluster),
        jsonb_build_object('order_id', n, 'revenue_business', 1000, 'product_ids', jsonb_build_array(1, 2))
    FROM generate_series(1, %(count)s) n
"""


def make_people(count: int) -> None:
    """So many customers: a tenth have ordered n times for each n from 1 to 10, four fifths allow e-mail."""
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, {"at": NOON, "people": count})
    settle()


def make_orders(count: int, *, people: int, seed: int) -> None:
    """So many order events of customers all over the store."""
    with connection.cursor() as cursor:
        cursor.execute(EVENTS, {"at": NOON, "count": count, "people": people, "seed": seed})


def play(name: str, *, audience: str, event: str = "order.placed") -> dict[str, object]:
    """A play's definition."""
    return {
        "name": name,
        "says": "Bench.",
        "because": "Bench.",
        "when": {"event": event},
        "for": audience,
        "steps": [{"wait": "1 day"}, {"wait": "2 days"}, {"send": {"template": "second_order"}}],
        "goal": {"event": "order.refunded", "within": "14 days"},
        "holdout": "10%",
    }
