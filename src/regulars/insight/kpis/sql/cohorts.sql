-- All cells of the cohorts, oldest cohort first, youngest age first.
SELECT month, age, size, active, orders, revenue_business, truncated, complete
FROM cohort_cell
WHERE shop_id = %(shop)s::bigint
ORDER BY month, age
