-- Parcels with what their carriers told, each as one JSON object, the last one known first.
WITH parcel AS (
    SELECT
        s.*,
        coalesce(s.promised_at, s.expected_at) < coalesce(s.delivered_at, %(at)s::timestamptz) AS late
    FROM shipment s
    WHERE (%(customers)s::bigint[] IS NULL OR s.customer_id = ANY (%(customers)s))
        AND (%(order)s::text IS NULL OR s.order_external_id = %(order)s)
        AND (%(status)s::text IS NULL OR s.status = %(status)s)
        AND (%(shop)s::bigint IS NULL OR s.shop_id = %(shop)s)
        AND (%(id)s::bigint IS NULL OR s.id < %(id)s)
)
SELECT
    p.id,
    json_build_object(
        'id', p.id::text,
        'external_id', p.external_id,
        'shop_id', p.shop_id::text,
        'order_id', p.order_id::text,
        'order_external_id', p.order_external_id,
        'customer_id', coalesce(k.canonical_id, p.customer_id)::text,
        'carrier', p.carrier,
        'method', p.method,
        'tracking_number', p.tracking_number,
        'tracking_url', p.tracking_url,
        'status', p.status,
        'shipped_at', p.shipped_at,
        'promised_at', p.promised_at,
        'expected_at', p.expected_at,
        'delivered_at', p.delivered_at,
        'late', p.late,
        'news', (
            SELECT coalesce(json_agg(json_build_object(
                'status', t.status, 'occurred_at', t.occurred_at, 'says', t.says
            ) ORDER BY t.occurred_at, t.id), '[]')
            FROM tracking t
            WHERE t.shop_id = p.shop_id AND t.tracking_number = p.tracking_number
        )
    )::text
FROM parcel p
LEFT JOIN customer_canonical k ON k.customer_id = p.customer_id
WHERE %(late)s::boolean IS NULL OR p.late = %(late)s
ORDER BY p.id DESC
LIMIT %(limit)s
