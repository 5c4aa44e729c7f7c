-- The customer to whom each delivery's trace leads.
SELECT t.n, coalesce(i.customer_id, o.customer_id)
FROM json_to_recordset(%(traces)s::json) AS t (n bigint, kind text, shop_id bigint, value text, "order" text)
LEFT JOIN customer_identity i ON i.kind = t.kind AND i.shop_id = t.shop_id AND i.value = t.value
LEFT JOIN orders o ON o.shop_id = %(shop_id)s AND o.external_id = t."order"
WHERE coalesce(i.customer_id, o.customer_id) IS NOT NULL
