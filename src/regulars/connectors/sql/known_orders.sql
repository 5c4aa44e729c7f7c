-- The orders of a shop that are known, each with the version of what is known.
SELECT external_id, source_version FROM orders WHERE shop_id = %(shop_id)s
