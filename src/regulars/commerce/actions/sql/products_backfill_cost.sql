-- A cost learned after the sale: give it to the lines that had none, and to orders whose goods now all have
-- one. Only lines in the product's own currency can take it.
WITH line AS (
    UPDATE order_line l SET cost_minor = round(l.quantity * p.cost_minor)
    FROM product p, orders o
    WHERE p.id = ANY (%(products)s) AND l.product_id = p.id AND l.cost_minor IS NULL
        AND o.id = l.order_id AND o.currency = p.currency
    RETURNING l.id, l.order_id, l.cost_minor
), whole AS (
    SELECT l.order_id, sum(coalesce(n.cost_minor, l.cost_minor)) AS cost_minor
    FROM order_line l
    JOIN product p ON p.id = l.product_id AND p.kind = 'product'
    LEFT JOIN line n ON n.id = l.id
    WHERE l.order_id IN (SELECT order_id FROM line)
    GROUP BY l.order_id
    HAVING bool_and(coalesce(n.cost_minor, l.cost_minor) IS NOT NULL)
)
UPDATE orders o SET cost_business = w.cost_minor, cost_source = 'feed'
FROM whole w
WHERE o.id = w.order_id AND o.currency = %(business_currency)s
