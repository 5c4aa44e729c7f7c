-- Note what became of deliveries; those that failed are due again later.
UPDATE raw_delivery d SET
    outcome = s.outcome,
    customer_id = coalesce(s.customer_id, d.customer_id),
    attempts = d.attempts + (s.retry_at IS NOT NULL)::int,
    due_at = coalesce(s.retry_at, d.due_at),
    processed_at = CASE WHEN s.retry_at IS NULL THEN %(at)s::timestamptz END
FROM json_to_recordset(%(settled)s::json) AS s (
    id bigint, received_at timestamptz, outcome text, customer_id bigint, retry_at timestamptz
)
WHERE d.id = s.id AND d.received_at = s.received_at
