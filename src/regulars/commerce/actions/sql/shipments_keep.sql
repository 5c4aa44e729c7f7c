-- Parcels as they stand at their version; an older or equal version changes nothing.
INSERT INTO shipment AS old (
    shop_id, order_id, customer_id, order_external_id, external_id, carrier, method, tracking_number,
    shipped_at, promised_at, delivered_at, source_version
)
SELECT
    %(shop_id)s, o.id, o.customer_id, s.order_external_id, s.external_id, s.carrier, s.method,
    s.tracking_number, s.shipped_at, s.promised_at, s.delivered_at, s.version
FROM json_to_recordset(%(shipments)s::json) AS s (
    order_external_id text, external_id text, carrier text, method text, tracking_number text,
    shipped_at timestamptz, promised_at timestamptz, delivered_at timestamptz, version timestamptz
)
LEFT JOIN orders o ON o.shop_id = %(shop_id)s AND o.external_id = s.order_external_id
ORDER BY s.external_id
ON CONFLICT (external_id, shop_id) DO UPDATE SET
    order_id = coalesce(excluded.order_id, old.order_id),
    customer_id = coalesce(excluded.customer_id, old.customer_id),
    carrier = excluded.carrier, method = excluded.method, tracking_number = excluded.tracking_number,
    shipped_at = coalesce(excluded.shipped_at, old.shipped_at),
    promised_at = coalesce(excluded.promised_at, old.promised_at),
    delivered_at = coalesce(excluded.delivered_at, old.delivered_at),
    source_version = excluded.source_version
WHERE old.source_version < excluded.source_version
RETURNING external_id, id, customer_id, order_id, xmax = 0, delivered_at IS NOT NULL
