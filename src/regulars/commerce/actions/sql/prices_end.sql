-- Prices that others take the place of, with the last moment of which they were told.
UPDATE product_price r SET last_told_at = greatest(p.last_told_at, r.occurred_at)
FROM json_to_recordset(%(prices)s::json) AS p (product_id bigint, last_told_at timestamptz)
WHERE r.product_id = p.product_id AND r.last_told_at IS NULL
