-- What was given back to a person, the latest first.
SELECT
    r.id, r.refunded_at, r.total_minor, r.currency,
    coalesce(nullif(o.number, ''), o.external_id, r.order_external_id), coalesce(r.order_id::text, '')
FROM refund r
LEFT JOIN orders o ON o.id = r.order_id
WHERE r.customer_id = ANY (%(members)s) AND (r.refunded_at, r.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY r.refunded_at DESC, r.id DESC
LIMIT %(limit)s
