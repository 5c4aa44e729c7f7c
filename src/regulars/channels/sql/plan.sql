-- Messages to send, each once: a key that is known changes nothing.
INSERT INTO send (
    key, customer_id, shop_id, enrolment_id, play, step, visit, channel, template, purpose, kind, topic, variant,
    others, provider_id, context, state, reason, detail, planned_at, not_before, not_after, attempts, message_id
)
SELECT
    key, customer_id, shop_id, enrolment_id, play, step, visit, channel, template, purpose, kind, '', '',
    '[]', '', context, 'planned', '', '', %(at)s, not_before, not_after, 0, ''
FROM json_to_recordset(%(sends)s::json) AS s (
    key uuid, customer_id bigint, shop_id bigint, enrolment_id bigint, play text, step text, visit int,
    channel text, template text, purpose text, kind text, context jsonb, not_before timestamptz,
    not_after timestamptz
)
ON CONFLICT (key, customer_id) DO NOTHING
