-- Orders of a person, newest first.
SELECT
    o.id, o.placed_at, coalesce(nullif(o.number, ''), o.external_id), o.total_minor, o.currency,
    (SELECT count(*) FROM order_line l WHERE l.order_id = o.id), o.cancelled_at IS NOT NULL
FROM orders o
WHERE o.customer_id = ANY (%(members)s) AND (o.placed_at, o.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY o.placed_at DESC, o.id DESC
LIMIT %(limit)s
