-- Up to three products that go with a product, or with those of an order: what others who bought them bought
-- too, most of them first, else more of the same product category. None that this person has, none sold out.
WITH about AS (
    SELECT product_id FROM order_line WHERE order_id = %(order_id)s
    UNION
    SELECT %(product_id)s::bigint WHERE %(product_id)s::bigint IS NOT NULL
), shop AS (
    SELECT DISTINCT p.shop_id, p.category FROM product p JOIN about a ON a.product_id = p.id
), buyers AS (
    SELECT DISTINCT l.customer_id
    FROM order_line l JOIN about USING (product_id)
    WHERE l.customer_id IS NOT NULL
    LIMIT 2000
), together AS (
    SELECT l.product_id, count(DISTINCT l.customer_id) AS people
    FROM order_line l JOIN buyers USING (customer_id)
    GROUP BY l.product_id
)
SELECT p.name, p.url, p.image_url, p.price_minor, p.currency
FROM product p
LEFT JOIN together t ON t.product_id = p.id
WHERE p.shop_id IN (SELECT shop_id FROM shop)
    AND p.kind = 'product' AND p.url <> '' AND p.in_stock IS NOT FALSE
    AND (t.people >= 2 OR p.category <> '' AND p.category IN (SELECT category FROM shop))
    AND p.id NOT IN (SELECT product_id FROM about)
    AND NOT EXISTS (
        SELECT FROM order_line mine WHERE mine.customer_id = %(customer_id)s AND mine.product_id = p.id
    )
ORDER BY t.people DESC NULLS LAST, p.id
LIMIT 3
