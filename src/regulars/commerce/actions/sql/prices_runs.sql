-- The history of prices of these products, the earliest first.
SELECT product_id, id, currency, price_minor, cost_minor, occurred_at, last_told_at
FROM product_price
WHERE product_id = ANY (%(products)s)
ORDER BY product_id, occurred_at, id
