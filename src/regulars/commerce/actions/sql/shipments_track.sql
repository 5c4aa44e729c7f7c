-- What carriers told of tracking numbers, each piece of news once.
INSERT INTO tracking (
    shop_id, tracking_number, carrier, status, says, occurred_at, promised_at, known_at
)
SELECT %(shop_id)s, tracking_number, carrier, status, says, occurred_at, promised_at, %(known_at)s
FROM json_to_recordset(%(news)s::json) AS n (
    tracking_number text, carrier text, status text, says text, occurred_at timestamptz,
    promised_at timestamptz
)
ON CONFLICT (tracking_number, shop_id, occurred_at, status) DO NOTHING
RETURNING tracking_number, occurred_at, status
