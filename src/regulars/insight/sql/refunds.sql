-- What was given back until a moment, but for cancelled orders: of all, or of some customers. One row of
-- packed columns, in the order of purchases.Refunds.
SELECT
    string_agg(int8send(p.customer), ''::bytea),
    string_agg(int8send(p.order_id), ''::bytea),
    string_agg(int8send(p.shop_id), ''::bytea),
    string_agg(int8send(p.day), ''::bytea),
    string_agg(timestamptz_send(p.refunded_at), ''::bytea),
    string_agg(int8send(p.revenue), ''::bytea)
FROM (
    SELECT
        coalesce(k.canonical_id, r.customer_id, 0) AS customer,
        coalesce(r.order_id, 0) AS order_id,
        r.shop_id,
        (r.business_date - '1970-01-01'::date)::bigint AS day,
        r.refunded_at,
        coalesce(r.revenue_business, 0) AS revenue
    FROM refund r
    LEFT JOIN orders o ON o.id = r.order_id
    LEFT JOIN customer_canonical k ON k.customer_id = r.customer_id
    WHERE r.refunded_at <= %(at)s::timestamptz AND r.known_at <= %(at)s::timestamptz
        AND (o.cancelled_at IS NULL OR o.cancelled_at > %(at)s::timestamptz)
        AND (%(customers)s::bigint[] IS NULL OR r.customer_id = ANY (%(customers)s::bigint[]))
) p
