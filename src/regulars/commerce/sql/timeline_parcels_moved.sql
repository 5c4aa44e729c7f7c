-- Steps of a person's parcels that they notice, the latest first, as carriers told them.
SELECT t.id, t.occurred_at, t.status, t.carrier, t.says, s.tracking_url, s.id::text
FROM shipment s
JOIN tracking t ON t.shop_id = s.shop_id AND t.tracking_number = s.tracking_number
WHERE s.customer_id = ANY (%(members)s) AND s.tracking_number <> ''
    AND t.status IN ('out_for_delivery', 'to_collect', 'failed', 'returned')
    AND (t.occurred_at, t.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY t.occurred_at DESC, t.id DESC
LIMIT %(limit)s
