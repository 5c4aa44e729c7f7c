-- Orders with goods that aren't cancelled, as they stood at a moment: a stretch of order ids, or those of
-- some customers. One row of packed columns, in the order of purchases.Purchases. Early: their buyer may have
-- bought before; so is a veteran's first order that is known, whenever it was.
SELECT
    string_agg(int8send(p.customer), ''::bytea),
    string_agg(int8send(p.id), ''::bytea),
    string_agg(int8send(p.shop_id), ''::bytea),
    string_agg(int8send(p.day), ''::bytea),
    string_agg(timestamptz_send(p.placed_at), ''::bytea),
    string_agg(int8send(p.revenue), ''::bytea),
    string_agg(int8send(p.cost), ''::bytea),
    string_agg(timestamptz_send(p.delivered), ''::bytea),
    string_agg(int8send(p.early), ''::bytea)
FROM (
    SELECT
        coalesce(k.canonical_id, o.customer_id, 0) AS customer,
        o.id,
        o.shop_id,
        (o.business_date - '1970-01-01'::date)::bigint AS day,
        o.placed_at,
        coalesce(o.revenue_business, -9223372036854775808) AS revenue,
        coalesce(o.cost_business, -9223372036854775808) AS cost,
        coalesce(d.delivered_at, 'infinity') AS delivered,
        (
            (NOT s.history_complete AND o.business_date < s.history_from + %(run_in_days)s::int)
            OR (t.first_seen_only AND t.first_order_at = o.placed_at) IS TRUE
        )::int::bigint AS early
    FROM orders o
    JOIN shop s ON s.id = o.shop_id
    LEFT JOIN customer_canonical k ON k.customer_id = o.customer_id
    LEFT JOIN customer_totals t ON t.customer_id = coalesce(k.canonical_id, o.customer_id)
    LEFT JOIN (
        SELECT order_id, min(delivered_at) AS delivered_at
        FROM shipment
        WHERE delivered_at <= %(at)s::timestamptz
            AND order_id > %(after)s::bigint AND order_id <= %(upto)s::bigint
            AND (%(customers)s::bigint[] IS NULL OR customer_id = ANY (%(customers)s::bigint[]))
        GROUP BY order_id
    ) d ON d.order_id = o.id
    WHERE o.has_goods
        AND o.placed_at <= %(at)s::timestamptz AND o.known_at <= %(at)s::timestamptz
        AND (o.cancelled_at IS NULL OR o.cancelled_at > %(at)s::timestamptz)
        AND o.id > %(after)s::bigint AND o.id <= %(upto)s::bigint
        AND (%(customers)s::bigint[] IS NULL OR o.customer_id = ANY (%(customers)s::bigint[]))
) p
