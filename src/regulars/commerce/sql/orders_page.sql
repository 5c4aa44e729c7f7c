-- Orders with their lines and refunds, newest first, each as one JSON object.
WITH chosen AS (
    SELECT o.*
    FROM orders o
    WHERE (%(customers)s::bigint[] IS NULL OR o.customer_id = ANY (%(customers)s))
        AND (%(external_id)s::text IS NULL OR o.external_id = %(external_id)s)
        AND (%(shop)s::bigint IS NULL OR o.shop_id = %(shop)s)
        AND (%(order)s::bigint IS NULL OR o.id = %(order)s)
        AND (%(since)s::timestamptz IS NULL OR o.placed_at >= %(since)s)
        AND (%(until)s::timestamptz IS NULL OR o.placed_at < %(until)s)
        AND (%(at)s::timestamptz IS NULL OR (o.placed_at, o.id) < (%(at)s, %(id)s::bigint))
    ORDER BY o.placed_at DESC, o.id DESC
    LIMIT %(limit)s
)
SELECT
    o.placed_at, o.id,
    json_build_object(
        'id', o.id::text,
        'external_id', o.external_id,
        'number', o.number,
        'shop_id', o.shop_id::text,
        'customer_id', coalesce(k.canonical_id, o.customer_id)::text,
        'placed_at', o.placed_at,
        'business_date', o.business_date,
        'cancelled_at', o.cancelled_at,
        'currency', o.currency,
        'revenue_minor', o.revenue_minor,
        'discount_minor', o.discount_minor,
        'shipping_minor', o.shipping_minor,
        'tax_minor', o.tax_minor,
        'total_minor', o.total_minor,
        'revenue_business', o.revenue_business,
        'refunded_business', o.refunded_business,
        'cost_business', o.cost_business,
        'cost_source', o.cost_source,
        'channel', o.channel,
        'lines', (
            SELECT coalesce(json_agg(json_build_object(
                'sku', p.sku, 'name', p.name, 'kind', p.kind, 'quantity', l.quantity::text,
                'revenue_minor', l.revenue_minor, 'discount_minor', l.discount_minor,
                'tax_minor', l.tax_minor, 'cost_minor', l.cost_minor
            ) ORDER BY l.id), '[]')
            FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.order_id = o.id
        ),
        'refunds', (
            SELECT coalesce(json_agg(json_build_object(
                'id', r.id::text, 'external_id', r.external_id, 'refunded_at', r.refunded_at,
                'revenue_minor', r.revenue_minor, 'total_minor', r.total_minor, 'reason', r.reason
            ) ORDER BY r.refunded_at, r.id), '[]')
            FROM refund r WHERE r.order_id = o.id
        )
    )::text
FROM chosen o
LEFT JOIN customer_canonical k ON k.customer_id = o.customer_id
ORDER BY o.placed_at DESC, o.id DESC
