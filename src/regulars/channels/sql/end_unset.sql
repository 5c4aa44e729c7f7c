-- End messages that were of use until now and wait on a channel that nobody has set.
UPDATE send s
SET state = 'skipped', reason = %(reason)s, ended_at = %(at)s
FROM (
    SELECT id FROM send
    WHERE state = 'planned' AND channel = ANY(%(unset)s::text[]) AND not_before <= %(at)s AND not_after < %(at)s
    LIMIT %(limit)s
    FOR UPDATE SKIP LOCKED
) w
WHERE s.id = w.id
RETURNING s.id, s.customer_id, s.shop_id, s.play, s.template, s.channel, s.attempts
