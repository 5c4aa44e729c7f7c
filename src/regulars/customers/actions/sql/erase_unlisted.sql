-- What of a list that was kept outside isn't listed here? The latest moment of each digest.
SELECT l.digest, max(l.erased_at)
FROM json_to_recordset(%(listed)s::json) AS l (digest uuid, erased_at timestamptz)
WHERE NOT EXISTS (
    SELECT FROM erased_identity e WHERE e.digest = l.digest AND e.erased_at = l.erased_at
)
GROUP BY l.digest
