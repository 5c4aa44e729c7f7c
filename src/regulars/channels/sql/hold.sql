-- Note that messages go out now; those that were still the worker's own.
UPDATE send s
SET state = 'handed_over', handed_at = %(at)s, message_id = h.message_id, attempts = h.attempts
FROM json_to_recordset(%(held)s::json) AS h (id bigint, message_id text, attempts smallint)
WHERE s.id = h.id AND s.state = 'claimed' AND s.claimed_by = %(worker)s
RETURNING s.id
