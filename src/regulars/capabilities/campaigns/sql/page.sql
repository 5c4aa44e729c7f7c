-- The next people by id who aren't somebody else by now, nor erased.
SELECT c.id
FROM customer c
WHERE c.id > %(after)s AND c.erased_at IS NULL
    AND NOT EXISTS (SELECT FROM customer_canonical k WHERE k.customer_id = c.id)
ORDER BY c.id
LIMIT %(limit)s
