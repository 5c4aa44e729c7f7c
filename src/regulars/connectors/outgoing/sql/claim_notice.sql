-- Take the next notice of an endpoint that is due, past those that others have in hand.
WITH due AS (
    SELECT id
    FROM webhook_notice
    WHERE endpoint_id = %(endpoint)s AND state IN ('planned', 'unknown') AND not_before <= %(at)s
    ORDER BY not_before, id
    LIMIT 1
    FOR UPDATE SKIP LOCKED
)
UPDATE webhook_notice n
SET state = 'handed_over', attempts = n.attempts + 1, tried_at = %(at)s, claimed_until = %(until)s
FROM due, webhook_endpoint w
WHERE n.id = due.id AND w.id = n.endpoint_id AND w.off_why = ''
RETURNING n.id, n.message_id, n.body, n.attempts::int
