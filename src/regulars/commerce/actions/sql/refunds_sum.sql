-- What refunds took from each order's revenue.
UPDATE orders o SET refunded_business = s.revenue
FROM (
    SELECT order_id, coalesce(sum(revenue_business), 0) AS revenue
    FROM refund WHERE order_id = ANY (%(orders)s) GROUP BY order_id
) s
WHERE o.id = s.order_id
