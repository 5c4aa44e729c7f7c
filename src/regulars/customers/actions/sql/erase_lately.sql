-- Who was erased then or later, the next ones by id.
SELECT id
FROM customer
WHERE erased_at >= %(since)s::timestamptz AND id > %(after)s
ORDER BY id
LIMIT %(limit)s
