-- The days of one shop, or of the whole business; who was overdue or quiet on a day stays known.
INSERT INTO kpi_day AS d (
    shop_id, day, customers, repeat_customers, orders, repeat_orders, revenue_business,
    repeat_revenue_business, guest_orders, guest_revenue_business, refunded_business, costed_business,
    profit_business, repeat_profit_business, unvalued_orders, new_customers, known, returned, overdue, quiet
)
SELECT
    %(shop)s::bigint, '1970-01-01'::date + t.day::int, t.customers, t.repeat_customers, t.orders,
    t.repeat_orders, t.revenue, t.repeat_revenue, t.guest_orders, t.guest_revenue, t.refunded, t.costed,
    CASE WHEN t.says_profit = 1 THEN t.profit END,
    CASE WHEN t.says_profit = 1 THEN t.repeat_profit END,
    t.unvalued, t.new_customers, t.known, t.returned,
    CASE WHEN t.day = %(today)s::bigint THEN %(overdue)s::int END,
    CASE WHEN t.day = %(today)s::bigint THEN %(quiet)s::int END
FROM unnest(
    %(day)b::bigint[], %(customers)b::bigint[], %(repeat_customers)b::bigint[], %(orders)b::bigint[],
    %(repeat_orders)b::bigint[], %(revenue)b::bigint[], %(repeat_revenue)b::bigint[],
    %(guest_orders)b::bigint[], %(guest_revenue)b::bigint[], %(refunded)b::bigint[], %(costed)b::bigint[],
    %(profit)b::bigint[], %(repeat_profit)b::bigint[], %(says_profit)b::bigint[], %(unvalued)b::bigint[],
    %(new_customers)b::bigint[], %(known)b::bigint[], %(returned)b::bigint[]
) AS t (
    day, customers, repeat_customers, orders, repeat_orders, revenue, repeat_revenue, guest_orders,
    guest_revenue, refunded, costed, profit, repeat_profit, says_profit, unvalued, new_customers, known,
    returned
)
ON CONFLICT (shop_id, day) DO UPDATE SET
    customers = excluded.customers,
    repeat_customers = excluded.repeat_customers,
    orders = excluded.orders,
    repeat_orders = excluded.repeat_orders,
    revenue_business = excluded.revenue_business,
    repeat_revenue_business = excluded.repeat_revenue_business,
    guest_orders = excluded.guest_orders,
    guest_revenue_business = excluded.guest_revenue_business,
    refunded_business = excluded.refunded_business,
    costed_business = excluded.costed_business,
    profit_business = excluded.profit_business,
    repeat_profit_business = excluded.repeat_profit_business,
    unvalued_orders = excluded.unvalued_orders,
    new_customers = excluded.new_customers,
    known = excluded.known,
    returned = excluded.returned,
    overdue = coalesce(excluded.overdue, d.overdue),
    quiet = coalesce(excluded.quiet, d.quiet)
