-- Messages of which a receipt came were taken, whatever was known of them; those that nobody knew of as taken.
UPDATE send s
SET state = 'accepted', reason = 'receipt', handed_at = coalesce(handed_at, %(at)s), ended_at = %(at)s
FROM (
    SELECT id FROM send
    WHERE id = ANY(%(ids)s::bigint[]) AND state IN ('planned', 'claimed', 'handed_over', 'unknown')
    ORDER BY id
    FOR NO KEY UPDATE
) w
WHERE s.id = w.id
RETURNING s.id
