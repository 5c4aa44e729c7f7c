-- Parcels that were sent to a person, the latest first.
SELECT s.id, s.shipped_at, s.carrier, s.promised_at, coalesce(s.order_id::text, '')
FROM shipment s
WHERE s.customer_id = ANY (%(members)s) AND (s.shipped_at, s.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY s.shipped_at DESC, s.id DESC
LIMIT %(limit)s
