-- Parcels as they stand at their version; an older or equal version changes nothing. Each with what it was
-- before, and whether it is anything else now.
INSERT INTO shipment AS s (
    shop_id, order_id, customer_id, order_external_id, external_id, carrier, method, tracking_number,
    shipped_at, promised_at, delivered_at, status, tracking_url, source_version
)
SELECT
    %(shop_id)s, o.id, o.customer_id, p.order_external_id, p.external_id, p.carrier, p.method,
    p.tracking_number, p.shipped_at, p.promised_at, p.delivered_at, p.status, p.tracking_url, p.version
FROM json_to_recordset(%(shipments)s::json) AS p (
    order_external_id text, external_id text, carrier text, method text, tracking_number text,
    shipped_at timestamptz, promised_at timestamptz, delivered_at timestamptz, status text,
    tracking_url text, version timestamptz
)
LEFT JOIN orders o ON o.shop_id = %(shop_id)s AND o.external_id = p.order_external_id
ORDER BY p.external_id
ON CONFLICT (external_id, shop_id) DO UPDATE SET
    order_id = coalesce(excluded.order_id, s.order_id),
    customer_id = coalesce(excluded.customer_id, s.customer_id),
    carrier = excluded.carrier, method = excluded.method,
    tracking_number = excluded.tracking_number,
    shipped_at = coalesce(excluded.shipped_at, s.shipped_at),
    promised_at = coalesce(excluded.promised_at, s.promised_at),
    delivered_at = coalesce(excluded.delivered_at, s.delivered_at),
    status = coalesce(nullif(excluded.status, ''), s.status),
    tracking_url = coalesce(nullif(excluded.tracking_url, ''), s.tracking_url),
    source_version = excluded.source_version
WHERE s.source_version < excluded.source_version
RETURNING
    new.id, new.customer_id, new.order_id, coalesce(old.status, ''), old.delivered_at, new.status,
    new.delivered_at, new.external_id, old.id IS NULL,
    (old.order_id, old.carrier, old.method, old.tracking_number, old.promised_at, old.tracking_url,
        old.shipped_at IS NULL)
    IS DISTINCT FROM
    (new.order_id, new.carrier, new.method, new.tracking_number, new.promised_at, new.tracking_url,
        new.shipped_at IS NULL)
