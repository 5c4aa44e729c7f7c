-- Block addresses; one that is blocked already stays so for its first reason.
INSERT INTO suppression (channel, address_digest, reason, since)
SELECT DISTINCT ON (digest, channel) channel, digest, reason, since
FROM json_to_recordset(%(blocks)s::json) AS b (
    channel text, digest uuid, reason text, since timestamptz
)
ORDER BY digest, channel, since
ON CONFLICT (address_digest, channel) DO NOTHING
RETURNING channel, address_digest
