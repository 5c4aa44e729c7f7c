-- The next identities, by id.
SELECT id, customer_id, kind, shop_id, value
FROM customer_identity
WHERE id > %(after)s
ORDER BY id
LIMIT %(limit)s
