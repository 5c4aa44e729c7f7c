-- Who was found to be the same person, the latest first.
SELECT m.id, m.merged_at, m.reason
FROM customer_merge m
WHERE m.winner_id = ANY (%(members)s) AND m.undone_at IS NULL
    AND (m.merged_at, m.id) < (%(at)s::timestamptz, %(id)s)
ORDER BY m.merged_at DESC, m.id DESC
LIMIT %(limit)s
