-- New ways by which customers are known.
INSERT INTO customer_identity (customer_id, kind, shop_id, value, first_seen_at)
SELECT customer_id, kind, shop_id, value, first_seen_at
FROM json_to_recordset(%(keys)s::json)
    AS k (customer_id bigint, kind text, shop_id bigint, value text, first_seen_at timestamptz)
