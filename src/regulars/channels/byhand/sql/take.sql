-- Somebody takes messages in hand; those that still waited.
UPDATE send s
SET state = 'handed_over', handed_at = %(at)s, claimed_by = NULL, reason = '', detail = '',
    message_id = h.message_id, provider_id = h.provider_id, attempts = s.attempts + 1,
    context = s.context || h.context
FROM json_to_recordset(%(taken)s::json) AS h (id bigint, message_id text, provider_id text, context jsonb)
WHERE s.id = h.id AND s.state = 'planned'
RETURNING s.id
