-- Lock the next deliveries that are due, those of one connection at a time.
SELECT id, received_at, connection_id, delivery_key, topic, headers, body, attempts
FROM raw_delivery
WHERE processed_at IS NULL AND due_at <= %(at)s::timestamptz AND connection_id = (
    SELECT connection_id
    FROM raw_delivery
    WHERE processed_at IS NULL AND due_at <= %(at)s::timestamptz
    ORDER BY due_at, id
    LIMIT 1
)
ORDER BY due_at, id
LIMIT %(limit)s
FOR UPDATE SKIP LOCKED
