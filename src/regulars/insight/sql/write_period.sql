-- The sums of one stretch of time, of one shop or of the whole business.
INSERT INTO kpi_period (
    shop_id, days, since, until, truncated, customers, repeat_customers, orders, repeat_orders,
    revenue_business, repeat_revenue_business, guest_orders, guest_revenue_business, refunded_business,
    costed_business, profit_business, repeat_profit_business, unvalued_orders
)
VALUES (
    %(shop)s::bigint, %(days)s::int, '1970-01-01'::date + %(since)s::int, '1970-01-01'::date + %(until)s::int,
    %(truncated)s::boolean, %(customers)s::int, %(repeat_customers)s::int, %(orders)s::int,
    %(repeat_orders)s::int, %(revenue)s::bigint, %(repeat_revenue)s::bigint, %(guest_orders)s::int,
    %(guest_revenue)s::bigint, %(refunded)s::bigint, %(costed)s::bigint, %(profit)s::bigint,
    %(repeat_profit)s::bigint, %(unvalued)s::int
)
