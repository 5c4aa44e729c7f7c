-- Block addresses; one that is blocked already stays so for its first reason, and one that the staff unblocked
-- is blocked again by what was told of a later moment alone.
INSERT INTO suppression AS known (channel, address_digest, reason, since)
SELECT DISTINCT ON (b.digest, b.channel) b.channel, b.digest, b.reason, b.since
FROM json_to_recordset(%(blocks)s::json) AS b (
    channel text, digest uuid, reason text, since timestamptz
)
LEFT JOIN suppression s ON s.address_digest = b.digest AND s.channel = b.channel
WHERE s.lifted_at IS NULL OR s.lifted_at < b.since
ORDER BY b.digest, b.channel, b.since
ON CONFLICT (address_digest, channel) DO UPDATE SET
    reason = excluded.reason, since = excluded.since, lifted_at = NULL
WHERE known.lifted_at < excluded.since
RETURNING channel, address_digest, since
