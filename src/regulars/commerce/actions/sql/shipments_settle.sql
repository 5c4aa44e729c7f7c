-- How far parcels are by what their carriers told, whichever way that came in: a carrier knows better than
-- the shop when a parcel was sent and delivered, and its latest news counts unless the shop saw it delivered
-- after that. What it means to do is no promise of the shop's, and is kept apart.
WITH parcel AS (
    SELECT id, tracking_number, delivered_at
    FROM shipment
    WHERE shop_id = %(shop_id)s AND tracking_number <> ''
        AND (id = ANY (%(ids)s) OR tracking_number = ANY (%(numbers)s))
), told AS (
    SELECT
        p.id,
        (array_agg(t.status ORDER BY t.occurred_at DESC, array_position(%(steps)s, t.status) DESC))[1]
            AS status,
        max(t.occurred_at) AS latest_at,
        min(t.occurred_at) FILTER (WHERE t.status <> 'announced') AS shipped_at,
        min(t.occurred_at) FILTER (WHERE t.status = 'delivered') AS delivered_at,
        (array_agg(t.promised_at ORDER BY t.occurred_at, t.promised_at)
            FILTER (WHERE t.promised_at IS NOT NULL))[1] AS expected_at
    FROM parcel p
    JOIN tracking t ON t.shop_id = %(shop_id)s AND t.tracking_number = p.tracking_number
    GROUP BY p.id
)
UPDATE shipment s SET
    status = CASE
        WHEN told.delivered_at IS NULL AND s.delivered_at > told.latest_at THEN 'delivered'
        ELSE told.status
    END,
    shipped_at = coalesce(told.shipped_at, s.shipped_at),
    delivered_at = coalesce(told.delivered_at, s.delivered_at),
    expected_at = told.expected_at
FROM told
WHERE s.id = told.id
RETURNING new.id, new.customer_id, new.order_id, old.status, old.delivered_at, new.status, new.delivered_at
