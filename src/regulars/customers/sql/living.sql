-- By which of these keys is anybody known now?
SELECT kind, shop_id, value
FROM json_to_recordset(%(keys)s::json) AS k (kind text, shop_id bigint, value text)
JOIN customer_identity i USING (kind, shop_id, value)
