-- Parcels that were sent to a person, the latest first, each with what was promised and whether it is there.
SELECT
    s.id, s.shipped_at, s.carrier, coalesce(s.promised_at, s.expected_at),
    s.delivered_at IS NOT NULL OR s.status = 'returned', s.tracking_url, coalesce(s.order_id::text, '')
FROM shipment s
WHERE s.customer_id = ANY (%(members)s) AND (s.shipped_at, s.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY s.shipped_at DESC, s.id DESC
LIMIT %(limit)s
