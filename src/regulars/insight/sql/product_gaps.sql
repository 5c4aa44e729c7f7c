-- How many days people let pass between two days on which they bought a product, in steps.
SELECT least((days - 1) / %(step)s::int * %(step)s::int, %(most)s::int), count(*)::int
FROM (
    SELECT day - lag(day) OVER (PARTITION BY customer ORDER BY day) AS days
    FROM (
        SELECT DISTINCT coalesce(k.canonical_id, o.customer_id) AS customer, o.business_date AS day
        FROM order_line l
        JOIN orders o ON o.id = l.order_id AND o.cancelled_at IS NULL
        LEFT JOIN customer_canonical k ON k.customer_id = o.customer_id
        WHERE l.product_id = %(product)s::bigint AND o.customer_id IS NOT NULL
    ) bought
) waited
WHERE days IS NOT NULL
GROUP BY 1
ORDER BY 1
