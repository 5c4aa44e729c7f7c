-- Lines of orders.
INSERT INTO order_line (
    order_id, customer_id, product_id, line_key, quantity, revenue_minor, discount_minor, tax_minor,
    cost_minor, revenue_business
)
SELECT
    order_id, customer_id, product_id, line_key, quantity, revenue_minor, discount_minor, tax_minor,
    cost_minor, revenue_business
FROM json_to_recordset(%(lines)s::json) AS l (
    order_id bigint, customer_id bigint, product_id bigint, line_key text, quantity numeric,
    revenue_minor bigint, discount_minor bigint, tax_minor bigint, cost_minor bigint, revenue_business bigint
)
