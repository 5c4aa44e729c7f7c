-- Where networks confirmed that they took somebody out who was erased, the latest first.
SELECT e.id, e.occurred_at, e.payload ->> 'network'
FROM event e
WHERE e.customer_id = ANY (%(members)s) AND e.name = 'ad_audience.erasure_confirmed'
    AND (e.occurred_at, e.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY e.occurred_at DESC, e.id DESC
LIMIT %(limit)s
