-- What these products brought, less what was given back, and how many pieces of them were sold and kept.
SELECT p.id, coalesce(s.revenue, 0)::bigint - coalesce(r.revenue, 0)::bigint, (coalesce(s.pieces, 0) - coalesce(r.pieces, 0))::bigint
FROM unnest(%(products)s::bigint[]) AS p (id)
LEFT JOIN (
    SELECT l.product_id, sum(l.revenue_business) AS revenue, sum(l.quantity) AS pieces
    FROM order_line l
    JOIN orders o ON o.id = l.order_id AND o.cancelled_at IS NULL
    WHERE l.product_id = ANY (%(products)s::bigint[])
    GROUP BY l.product_id
) s ON s.product_id = p.id
LEFT JOIN (
    SELECT
        l.product_id,
        sum(l.quantity) AS pieces,
        sum(round(l.revenue_minor::numeric * r.revenue_business / nullif(r.revenue_minor, 0))) AS revenue
    FROM refund_line l
    JOIN refund r ON r.id = l.refund_id
    LEFT JOIN orders o ON o.id = r.order_id
    WHERE l.product_id = ANY (%(products)s::bigint[]) AND o.cancelled_at IS NULL
    GROUP BY l.product_id
) r ON r.product_id = p.id
