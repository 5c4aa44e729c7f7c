-- The orders that are known of these external ids.
SELECT id, external_id, source_version, digest, cancelled_at, stood_at, customer_id
FROM orders
WHERE shop_id = %(shop_id)s AND external_id = ANY (%(external_ids)s)
