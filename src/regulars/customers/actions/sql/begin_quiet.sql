-- Leave somebody in peace under a key; a row that says so already stays as it is, one that ended begins anew.
INSERT INTO customer_quiet AS old (customer_id, key, reason, since, until)
SELECT id, %(key)s, %(reason)s, %(at)s::timestamptz, %(until)s::timestamptz
FROM customer
WHERE id = %(customer_id)s AND erased_at IS NULL
ON CONFLICT (customer_id, key) DO UPDATE SET
    reason = excluded.reason,
    since = CASE WHEN old.ended_at IS NULL THEN old.since ELSE excluded.since END,
    until = excluded.until,
    ended_at = NULL
WHERE old.ended_at IS NOT NULL OR (old.reason, old.until) <> (excluded.reason, excluded.until)
RETURNING id
