-- Parcels that arrived with a person, the latest first, each with the days it was late.
SELECT
    s.id, s.delivered_at, s.carrier,
    ceil(extract(epoch FROM s.delivered_at - coalesce(s.promised_at, s.expected_at)) / 86400)::int, coalesce(s.order_id::text, '')
FROM shipment s
WHERE s.customer_id = ANY (%(members)s) AND (s.delivered_at, s.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY s.delivered_at DESC, s.id DESC
LIMIT %(limit)s
