-- Everybody who ever ordered at a shop.
SELECT DISTINCT customer_id FROM orders WHERE shop_id = %(shop_id)s AND customer_id IS NOT NULL
