-- Needs that are expected within a span, the soonest first, after the last one seen. A need of a product
-- category is about the product of it that they bought last.
SELECT
    n.id,
    n.expected_at,
    n.customer_id,
    coalesce(n.product_id::text, 'category ' || n.product_category_id::text),
    n.last_bought_at,
    n."interval",
    p.product_id,
    p.shop_id
FROM customer_need n
JOIN LATERAL (
    SELECT product.id AS product_id, product.shop_id
    FROM product
    WHERE product.id = n.product_id
    UNION ALL
    (
        SELECT bought.id, bought.shop_id
        FROM product_category_profile c
        JOIN customer_canonical_all m ON m.canonical_id = n.customer_id
        JOIN orders o ON o.customer_id = m.customer_id AND o.cancelled_at IS NULL
        JOIN order_line l ON l.order_id = o.id
        JOIN product bought ON bought.id = l.product_id AND bought.category = c.name
            AND bought.kind = 'product'
        WHERE n.product_id IS NULL AND c.id = n.product_category_id
        ORDER BY o.placed_at DESC, l.id DESC
        LIMIT 1
    )
) p ON true
WHERE (n.expected_at, n.id) > (%(after)s::timestamptz, %(after_id)s::bigint)
    AND n.expected_at <= %(upto)s::timestamptz
ORDER BY n.expected_at, n.id
LIMIT %(limit)s
