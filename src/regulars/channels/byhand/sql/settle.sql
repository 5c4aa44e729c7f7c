-- What became of messages that waited, or that somebody had in hand; those of which it was still open.
UPDATE send s
SET state = e.state,
    reason = e.reason,
    detail = e.detail,
    handed_at = CASE WHEN e.state = 'planned' THEN NULL ELSE s.handed_at END,
    not_before = coalesce(e.not_before, s.not_before),
    attempts = e.attempts,
    ended_at = CASE WHEN e.state = 'planned' THEN s.ended_at ELSE %(at)s END,
    provider_id = CASE WHEN e.state = 'planned' THEN '' ELSE s.provider_id END,
    context = CASE WHEN e.state = 'accepted' THEN s.context ELSE s.context - 'cost_minor' END,
    channel = CASE WHEN e.to_next THEN s.others ->> 0 ELSE s.channel END,
    others = CASE WHEN e.to_next THEN s.others - 0 ELSE s.others END
FROM json_to_recordset(%(ends)s::json) AS e (
    id bigint, state text, reason text, detail text, not_before timestamptz, attempts smallint, to_next boolean
)
WHERE s.id = e.id AND s.channel = %(channel)s AND s.state IN ('planned', 'handed_over') AND s.claimed_by IS NULL
RETURNING s.id
