-- Orders, their lines and refunds in a currency that had no rate are worth something once there is one.
-- Each line's share is rounded on its own here; the order's own amount rules where they differ.
WITH rated AS (
    SELECT o.id, r.rate, r.rate_date
    FROM orders o
    CROSS JOIN LATERAL (
        SELECT rate, rate_date FROM exchange_rate e
        WHERE e.currency = o.currency AND e.rate_date <= o.business_date
        ORDER BY e.rate_date DESC LIMIT 1
    ) r
    WHERE o.currency = %(currency)s AND o.revenue_business IS NULL
), line AS (
    UPDATE order_line l SET revenue_business = CASE
        WHEN p.kind = 'product' THEN round(l.revenue_minor * rated.rate * %(shift)s::numeric) ELSE 0 END
    FROM rated, product p WHERE l.order_id = rated.id AND p.id = l.product_id
), refunded AS (
    UPDATE refund f SET
        rate = rated.rate, rate_date = rated.rate_date,
        revenue_business = round(f.revenue_minor * rated.rate * %(shift)s::numeric)
    FROM rated WHERE f.order_id = rated.id AND f.revenue_business IS NULL
    RETURNING f.order_id, f.revenue_business
)
UPDATE orders o SET
    rate = rated.rate, rate_date = rated.rate_date,
    revenue_business = round(o.revenue_minor * rated.rate * %(shift)s::numeric),
    refunded_business = o.refunded_business + coalesce(
        (SELECT sum(revenue_business) FROM refunded WHERE refunded.order_id = o.id), 0)
FROM rated
WHERE o.id = rated.id
RETURNING o.id, o.customer_id
