-- Let go of raw deliveries that are old and done, some at a time; their keys stay, so that none is read twice.
DELETE FROM raw_delivery
WHERE (id, received_at) IN (
    SELECT id, received_at FROM raw_delivery
    WHERE received_at < %(before)s::timestamptz AND processed_at IS NOT NULL
    ORDER BY received_at
    LIMIT %(limit)s
)
