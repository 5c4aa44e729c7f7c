-- New customers, in the order given.
INSERT INTO customer (first_seen_at, shop_id)
SELECT first_seen_at, %(shop_id)s
FROM json_to_recordset(%(customers)s::json) AS c (n int, first_seen_at timestamptz)
ORDER BY n
RETURNING id
