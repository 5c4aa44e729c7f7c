-- The next canonical customers by id.
SELECT c.id
FROM customer c
WHERE c.id > %(after)s AND NOT EXISTS (SELECT FROM customer_canonical k WHERE k.customer_id = c.id)
ORDER BY c.id
LIMIT %(limit)s
