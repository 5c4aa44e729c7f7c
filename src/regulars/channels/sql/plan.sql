-- Messages to send, each once: a key that is known changes nothing.
INSERT INTO send (
    key, customer_id, shop_id, enrolment_id, play, step, visit, channel, others, template, variant, purpose, kind,
    topic, campaign_id, context, provider_id, state, reason, detail, planned_at, not_before, not_after, attempts,
    message_id
)
SELECT
    key, customer_id, shop_id, enrolment_id, play, step, visit, channel, others, template, variant, purpose, kind,
    topic, campaign_id, context, '', 'planned', '', '', %(at)s, not_before, not_after, 0, ''
FROM json_to_recordset(%(sends)s::json) AS s (
    key uuid, customer_id bigint, shop_id bigint, enrolment_id bigint, play text, step text, visit int,
    channel text, others jsonb, template text, variant text, purpose text, kind text, topic text,
    campaign_id bigint, context jsonb, not_before timestamptz, not_after timestamptz
)
ON CONFLICT (key, customer_id) DO NOTHING
