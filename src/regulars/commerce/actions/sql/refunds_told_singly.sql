-- What was told of an order's refunds as a sum shrinks by those that are now told one by one, the latest
-- sum first; one that was given back after the sum was told isn't in it. What shrinks to nothing goes.
WITH told AS (
    SELECT order_external_id, total_minor, refunded_at
    FROM json_to_recordset(%(refunds)s::json)
        AS t (order_external_id text, total_minor bigint, refunded_at timestamptz)
),
summed AS (
    SELECT
        r.id, r.total_minor,
        (SELECT sum(t.total_minor) FROM told t
         WHERE t.order_external_id = r.order_external_id AND t.refunded_at <= r.known_at) AS covered,
        coalesce(sum(r.total_minor) OVER (
            PARTITION BY r.order_external_id ORDER BY r.known_at DESC, r.id DESC
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ), 0) AS later
    FROM refund r
    WHERE r.shop_id = %(shop_id)s AND r.total_minor > 0
        AND r.order_external_id IN (SELECT order_external_id FROM told)
        AND starts_with(r.external_id, r.order_external_id || %(summed)s)
),
shrinks AS (
    SELECT id, 1 - least(total_minor, covered - later)::numeric / total_minor AS part
    FROM summed WHERE covered > later
),
lines AS (
    UPDATE refund_line l
    SET quantity = round(l.quantity * s.part, 3), revenue_minor = round(l.revenue_minor * s.part)
    FROM shrinks s WHERE l.refund_id = s.id AND s.part > 0
),
gone AS (
    DELETE FROM refund_line l USING shrinks s WHERE l.refund_id = s.id AND s.part = 0
),
sums AS (
    UPDATE refund r
    SET
        total_minor = round(r.total_minor * s.part), revenue_minor = round(r.revenue_minor * s.part),
        revenue_business = round(r.revenue_business * s.part)
    FROM shrinks s WHERE r.id = s.id AND s.part > 0
)
DELETE FROM refund r USING shrinks s WHERE r.id = s.id AND s.part = 0
