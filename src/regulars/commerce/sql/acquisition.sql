-- What advertising cost in some days, and how many new customers came by each source in them. A new customer's
-- source is that of the earliest touch that is known of them, up to their first order.
WITH newcomer AS (
    SELECT t.customer_id, t.first_order_at
    FROM customer_totals t
    WHERE t.orders > 0 AND NOT t.first_seen_only
        AND EXISTS (
            SELECT FROM orders o
            LEFT JOIN customer_canonical k ON k.customer_id = o.customer_id
            WHERE o.placed_at = t.first_order_at AND o.has_goods AND o.cancelled_at IS NULL
                AND coalesce(k.canonical_id, o.customer_id) = t.customer_id
                AND o.business_date BETWEEN %(since)s AND %(until)s
                AND (%(shop)s::bigint IS NULL OR o.shop_id = %(shop)s)
        )
), came AS (
    SELECT first.source, count(*) AS customers, count(*) FILTER (WHERE first.paid) AS advertised
    FROM newcomer n
    CROSS JOIN LATERAL (
        SELECT t.source, t.paid
        FROM touch t
        WHERE t.customer_id IN (
                SELECT n.customer_id
                UNION ALL
                SELECT customer_id FROM customer_canonical WHERE canonical_id = n.customer_id
            )
            AND t.occurred_at <= n.first_order_at
        ORDER BY t.occurred_at, t.order_id, t.position
        LIMIT 1
    ) first
    GROUP BY first.source
), spent AS (
    SELECT
        source,
        CASE WHEN count(*) = count(spend_business) THEN sum(spend_business)::bigint END AS spend_business,
        sum(clicks)::bigint AS clicks
    FROM ad_spend
    WHERE day BETWEEN %(since)s AND %(until)s AND (%(shop)s::bigint IS NULL OR shop_id = %(shop)s)
    GROUP BY source
)
SELECT
    coalesce(s.source, c.source),
    CASE WHEN s.source IS NULL THEN 0 ELSE s.spend_business END,
    s.clicks, coalesce(c.customers, 0), coalesce(c.advertised, 0)
FROM spent s
FULL JOIN came c ON c.source = s.source
ORDER BY 2 DESC NULLS FIRST, 4 DESC, 1
