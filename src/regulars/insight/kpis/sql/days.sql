-- The figures of single days, oldest first.
SELECT
    day, orders, repeat_orders, revenue_business, repeat_revenue_business, guest_orders,
    guest_revenue_business, refunded_business, new_customers, known, returned, overdue, quiet
FROM kpi_day
WHERE shop_id = %(shop)s::bigint AND day BETWEEN %(since)s::date AND %(until)s::date
ORDER BY day
