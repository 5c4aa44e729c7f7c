-- The staged orders with their lines, parcels and returns. Every fifth customer buys in the second shop, and each
-- buys all goods of one brand.
WITH placed AS (
    SELECT
        o.*, 1 + (o.customer_id %% 5 = 0)::int AS shop_id,
        %(opened)s::timestamptz + o.second * interval '1 second' AS placed_at
    FROM staged_order o
), line AS MATERIALIZED (
    SELECT
        o.id AS order_id, o.customer_id, p.id AS product_id, l.line, l.quantity,
        l.quantity * p.price_minor AS revenue, l.quantity * p.cost_minor AS cost, l.line = o.returned AS is_back
    FROM staged_line l
    JOIN placed o ON o.id = l.order_id
    JOIN product p ON p.id = l.good + o.customer_id %% %(brands)s * %(goods)s + 1 + (o.shop_id - 1) * 1000000
), sums AS (
    SELECT
        order_id, sum(revenue) AS revenue, sum(cost) AS cost, sum(revenue) FILTER (WHERE is_back) AS back
    FROM line
    GROUP BY order_id
), orders AS (
    INSERT INTO orders (
        id, shop_id, customer_id, external_id, number, placed_at, business_date, currency, rate, rate_date,
        revenue_minor, discount_minor, shipping_minor, total_minor, revenue_business, refunded_business,
        cost_business, cost_source, channel, has_goods, source_version, digest, known_at
    )
    SELECT
        o.id, o.shop_id, o.customer_id, (100000 + o.id)::text, '#' || 100000 + o.id, o.placed_at,
        o.placed_at::date, 'EUR', 1, o.placed_at::date, s.revenue, 0, 390, s.revenue + 390, s.revenue,
        coalesce(s.back, 0), s.cost, 'feed', 'web', true, o.placed_at, md5(o.id::text)::uuid, o.placed_at
    FROM placed o
    JOIN sums s ON s.order_id = o.id
), lines AS (
    INSERT INTO order_line (
        order_id, customer_id, product_id, line_key, quantity, revenue_minor, discount_minor, cost_minor,
        revenue_business
    )
    SELECT order_id, customer_id, product_id, line::text, quantity, revenue, 0, cost, revenue FROM line
), parcels AS (
    INSERT INTO shipment (
        shop_id, order_id, customer_id, order_external_id, external_id, carrier, method, tracking_number,
        shipped_at, promised_at, delivered_at, source_version
    )
    SELECT
        shop_id, id, customer_id, (100000 + id)::text, (100000 + id)::text, 'Parcel lockers', 'locker', '',
        placed_at + interval '20 hours', placed_at + promised * interval '1 day',
        placed_at + took * interval '1 day', placed_at + took * interval '1 day'
    FROM placed
    WHERE placed_at + took * interval '1 day' <= %(at)s
), refunds AS (
    INSERT INTO refund (
        id, shop_id, customer_id, order_id, order_external_id, external_id, refunded_at, business_date,
        currency, rate, rate_date, revenue_minor, total_minor, revenue_business, reason, known_at
    )
    SELECT
        o.id, o.shop_id, o.customer_id, o.id, (100000 + o.id)::text, o.id || '-R', back_at, back_at::date,
        'EUR', 1, back_at::date, s.back, s.back, s.back, 'returned', back_at
    FROM placed o
    JOIN sums s ON s.order_id = o.id
    CROSS JOIN LATERAL (SELECT o.placed_at + (o.took + 9) * interval '1 day' AS back_at) b
    WHERE o.returned >= 0
)
INSERT INTO refund_line (refund_id, product_id, line_key, quantity, revenue_minor)
SELECT order_id, product_id, line::text, quantity, revenue FROM line WHERE is_back
