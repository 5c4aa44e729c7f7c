-- The products of these SKUs, as far as the lines of orders need them.
SELECT id, sku, kind, currency, cost_minor
FROM product
WHERE shop_id = %(shop_id)s AND sku = ANY (%(skus)s)
