-- Parcels that came before their order find it now.
UPDATE shipment s SET order_id = o.id, customer_id = coalesce(s.customer_id, o.customer_id)
FROM orders o
WHERE o.shop_id = %(shop_id)s AND o.external_id = ANY (%(external_ids)s)
    AND s.shop_id = o.shop_id AND s.order_external_id = o.external_id AND s.order_id IS NULL
