-- The figures of a stretch of time up to the latest run, with that run's moment and counts.
SELECT
    r.as_of, r.seconds, r.counts::text, b.currency, b.fallback_margin_bp,
    k.since, k.until, k.truncated,
    k.customers, k.repeat_customers, k.orders, k.repeat_orders, k.revenue_business, k.repeat_revenue_business,
    k.guest_orders, k.guest_revenue_business, k.refunded_business, k.costed_business, k.profit_business,
    k.repeat_profit_business, k.unvalued_orders
FROM (SELECT as_of, seconds, counts FROM insight_run WHERE state = 'done' ORDER BY id DESC LIMIT 1) r
CROSS JOIN business b
JOIN kpi_period k ON k.shop_id = %(shop)s::bigint AND k.days = %(days)s::int
