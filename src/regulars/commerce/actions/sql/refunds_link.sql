-- Refunds that came before their order find it now.
UPDATE refund r SET order_id = o.id, customer_id = coalesce(r.customer_id, o.customer_id)
FROM orders o
WHERE o.shop_id = %(shop_id)s AND o.external_id = ANY (%(external_ids)s)
    AND r.shop_id = o.shop_id AND r.order_external_id = o.external_id AND r.order_id IS NULL
RETURNING r.order_id, r.customer_id
