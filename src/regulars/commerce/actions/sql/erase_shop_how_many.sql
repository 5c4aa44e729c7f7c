-- How many of those first seen in a shop were erased with it?
SELECT count(*) FROM customer WHERE shop_id = %(shop_id)s AND erased_at IS NOT NULL
