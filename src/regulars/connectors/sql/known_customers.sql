-- The customers of a shop that are known by the shop's own id; no version of them is kept by that id.
SELECT value, NULL::timestamptz FROM customer_identity WHERE kind = 'shop' AND shop_id = %(shop_id)s
