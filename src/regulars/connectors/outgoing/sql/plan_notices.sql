-- Keep notices that are to be sent; those whose id is known are there already.
INSERT INTO webhook_notice (endpoint_id, message_id, event, body, state, made_at, not_before, attempts, response)
SELECT n.endpoint_id, n.message_id, n.event, n.body, 'planned', %(at)s, %(at)s, 0, ''
FROM json_to_recordset(%(notices)s::json)
    AS n (endpoint_id bigint, message_id text, event text, body text)
ON CONFLICT (message_id) DO NOTHING
