-- Lines of refunds.
INSERT INTO refund_line (refund_id, product_id, line_key, quantity, revenue_minor)
SELECT refund_id, product_id, line_key, quantity, revenue_minor
FROM json_to_recordset(%(lines)s::json)
    AS l (refund_id bigint, product_id bigint, line_key text, quantity numeric, revenue_minor bigint)
