-- What became of messages that a worker has, or had when it was taken for dead; those still its own.
UPDATE send s
SET state = e.state,
    reason = e.reason,
    detail = e.detail,
    claimed_by = CASE WHEN e.state = 'planned' THEN NULL ELSE s.claimed_by END,
    handed_at = CASE WHEN e.state IN ('planned', 'claimed') THEN NULL ELSE s.handed_at END,
    not_before = coalesce(e.not_before, s.not_before),
    attempts = e.attempts,
    ended_at = CASE WHEN e.state IN ('accepted', 'failed', 'skipped') THEN %(at)s ELSE s.ended_at END,
    provider_id = e.provider_id,
    channel = CASE WHEN e.to_next THEN s.others ->> 0 ELSE s.channel END,
    others = CASE WHEN e.to_next THEN s.others - 0 ELSE s.others END
FROM json_to_recordset(%(ends)s::json) AS e (
    id bigint, state text, reason text, detail text, not_before timestamptz, attempts smallint,
    provider_id text, to_next boolean
)
WHERE s.id = e.id AND s.claimed_by = %(worker)s AND s.state IN ('claimed', 'handed_over', 'unknown')
RETURNING s.id
