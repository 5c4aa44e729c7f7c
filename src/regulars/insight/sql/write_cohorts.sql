-- The cohorts of one shop, or of the whole business.
INSERT INTO cohort_cell (
    shop_id, month, age, size, active, orders, revenue_business, truncated, complete
)
SELECT
    %(shop)s::bigint, ('1970-01-01'::date + t.month * '1 month'::interval)::date, t.age, t.size, t.active, t.orders,
    t.revenue, t.truncated = 1, t.complete = 1
FROM unnest(
    %(month)b::bigint[], %(age)b::bigint[], %(size)b::bigint[], %(active)b::bigint[], %(orders)b::bigint[],
    %(revenue)b::bigint[], %(truncated)b::bigint[], %(complete)b::bigint[]
) AS t (month, age, size, active, orders, revenue, truncated, complete)
