-- The orders of a shop that are known, each with the newest moment of what is known of it.
SELECT external_id, greatest(source_version, cancelled_at) FROM orders WHERE shop_id = %(shop_id)s
