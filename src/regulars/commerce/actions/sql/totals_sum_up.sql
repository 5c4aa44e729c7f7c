-- The totals of everyone whom these customers count as, from their orders and refunds. A customer merged
-- into another has no totals of their own. Where history begins in mid-life, the first order known of a
-- veteran is only seen first: one who came to the shop before history begins, or of whom the shop counted
-- more orders than are known.
WITH person AS (
    SELECT DISTINCT coalesce(k.canonical_id, g.id) AS id
    FROM unnest(%(customers)s::bigint[]) AS g (id)
    LEFT JOIN customer_canonical k ON k.customer_id = g.id
), member AS (
    SELECT id AS person_id, id AS customer_id FROM person
    UNION ALL
    SELECT p.id, k.customer_id FROM person p JOIN customer_canonical k ON k.canonical_id = p.id
), bought AS (
    SELECT
        m.person_id,
        count(*) AS orders,
        min(o.placed_at) AS first_order_at,
        max(o.placed_at) AS last_order_at,
        coalesce(sum(o.revenue_business), 0) AS revenue_business,
        bool_or(
            NOT s.history_complete
            AND o.business_date < s.history_from + %(run_in_days)s::int
        ) AS first_seen_only
    FROM member m
    JOIN orders o ON o.customer_id = m.customer_id
    JOIN shop s ON s.id = o.shop_id
    WHERE o.has_goods AND o.cancelled_at IS NULL
    GROUP BY m.person_id
), veteran AS (
    SELECT DISTINCT g.person_id
    FROM (
        SELECT person_id, array_agg(customer_id) AS customers FROM member GROUP BY person_id
    ) g
    JOIN customer_past p ON p.customer_id = ANY (g.customers)
    JOIN shop s ON s.id = p.shop_id
    WHERE NOT s.history_complete AND (
        (p.since AT TIME ZONE s.time_zone)::date < s.history_from
        OR p.orders > (
            SELECT count(*) FROM orders o
            WHERE o.customer_id = ANY (g.customers) AND o.shop_id = p.shop_id AND o.placed_at <= p.as_of
        )
    )
), returned AS (
    SELECT m.person_id, coalesce(sum(r.revenue_business), 0) AS refunded_business
    FROM member m
    JOIN refund r ON r.customer_id = m.customer_id
    LEFT JOIN orders o ON o.id = r.order_id
    WHERE o.cancelled_at IS NULL
    GROUP BY m.person_id
), merged AS (
    DELETE FROM customer_totals t USING member m
    WHERE t.customer_id = m.customer_id AND m.customer_id <> m.person_id
)
INSERT INTO customer_totals (
    customer_id, orders, first_order_at, last_order_at, revenue_business, refunded_business, first_seen_only
)
SELECT
    p.id, coalesce(b.orders, 0), b.first_order_at, b.last_order_at, coalesce(b.revenue_business, 0),
    coalesce(r.refunded_business, 0),
    b.orders IS NOT NULL AND (b.first_seen_only OR v.person_id IS NOT NULL)
FROM person p
LEFT JOIN bought b ON b.person_id = p.id
LEFT JOIN returned r ON r.person_id = p.id
LEFT JOIN veteran v ON v.person_id = p.id
ORDER BY p.id
ON CONFLICT (customer_id) DO UPDATE SET
    orders = excluded.orders,
    first_order_at = excluded.first_order_at,
    last_order_at = excluded.last_order_at,
    revenue_business = excluded.revenue_business,
    refunded_business = excluded.refunded_business,
    first_seen_only = excluded.first_seen_only
