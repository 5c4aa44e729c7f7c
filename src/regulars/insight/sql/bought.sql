-- Which goods stood on whose order of which day, as of a moment: a stretch of order ids, or those of some
-- customers. One row of packed columns, in the order of purchases.Bought.
SELECT
    string_agg(int8send(p.customer), ''::bytea),
    string_agg(int8send(p.product_id), ''::bytea),
    string_agg(int8send(p.day), ''::bytea)
FROM (
    SELECT
        coalesce(k.canonical_id, o.customer_id) AS customer,
        l.product_id,
        (o.business_date - '1970-01-01'::date)::bigint AS day
    FROM orders o
    JOIN order_line l ON l.order_id = o.id
    JOIN product g ON g.id = l.product_id
    LEFT JOIN customer_canonical k ON k.customer_id = o.customer_id
    WHERE g.kind = 'product'
        AND o.has_goods AND o.customer_id IS NOT NULL
        AND o.placed_at <= %(at)s::timestamptz AND o.known_at <= %(at)s::timestamptz
        AND (o.cancelled_at IS NULL OR o.cancelled_at > %(at)s::timestamptz)
        AND o.id > %(after)s::bigint AND o.id <= %(upto)s::bigint
        AND l.order_id > %(after)s::bigint AND l.order_id <= %(upto)s::bigint
        AND (%(customers)s::bigint[] IS NULL OR o.customer_id = ANY (%(customers)s::bigint[]))
) p
