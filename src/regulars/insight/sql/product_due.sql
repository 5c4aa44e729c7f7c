-- Who of a product's buyers is expected to need it again within a span, the soonest first.
SELECT n.customer_id, n.expected_at, n.chance, n."interval"
FROM (
    SELECT DISTINCT coalesce(k.canonical_id, l.customer_id) AS id
    FROM order_line l
    LEFT JOIN customer_canonical k ON k.customer_id = l.customer_id
    WHERE l.product_id = %(product)s::bigint AND l.customer_id IS NOT NULL
) buyer
JOIN customer_need n ON n.customer_id = buyer.id AND n.product_id = %(product)s::bigint
WHERE n.expected_at BETWEEN %(since)s::timestamptz AND %(until)s::timestamptz
ORDER BY n.expected_at, n.customer_id
LIMIT %(limit)s
