-- Orders of a person that were called off, the latest first.
SELECT o.id, o.cancelled_at, coalesce(nullif(o.number, ''), o.external_id)
FROM orders o
WHERE o.customer_id = ANY (%(members)s) AND (o.cancelled_at, o.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY o.cancelled_at DESC, o.id DESC
LIMIT %(limit)s
