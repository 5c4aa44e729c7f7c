-- Lines of refunds that are estimated no longer go, and say what they were.
DELETE FROM refund_line WHERE refund_id = ANY (%(refunds)s)
RETURNING refund_id, product_id, quantity, revenue_minor
