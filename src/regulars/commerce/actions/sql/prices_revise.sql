-- Prices of which news came late: since when and until when they are known to have held.
UPDATE product_price r SET occurred_at = p.occurred_at, last_told_at = p.last_told_at
FROM json_to_recordset(%(prices)s::json)
    AS p (id bigint, occurred_at timestamptz, last_told_at timestamptz)
WHERE r.id = p.id
