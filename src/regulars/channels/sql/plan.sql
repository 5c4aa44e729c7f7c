-- Messages to send, each once: a key that is known changes nothing. Of several channels the one that the person
-- likes best is tried first: what they said last, else what they mostly act upon
-- (outbox.py puts that in the place of `preferred_channel`).
INSERT INTO send (
    key, customer_id, shop_id, enrolment_id, play, step, visit, channel, others, template, variant, purpose, kind,
    topic, campaign_id, context, provider_id, state, reason, detail, planned_at, not_before, not_after, attempts,
    message_id
)
SELECT
    key, customer_id, shop_id, enrolment_id, play, step, visit, coalesce(best.channel, s.channel),
    CASE WHEN best.channel IS NULL THEN others ELSE jsonb_build_array(s.channel) || (others - best.channel) END,
    template, variant, purpose, kind, topic, campaign_id, context, '', 'planned', '', '', %(at)s, not_before, not_after, 0, ''
FROM json_to_recordset(%(sends)s::json) AS s (
    key uuid, customer_id bigint, shop_id bigint, enrolment_id bigint, play text, step text, visit int,
    channel text, others jsonb, template text, variant text, purpose text, kind text, topic text,
    campaign_id bigint, context jsonb, not_before timestamptz, not_after timestamptz
)
LEFT JOIN LATERAL (
    SELECT preferred_channel.value AS channel
    FROM (
        SELECT me.canonical_id AS id FROM customer_canonical_all me
        WHERE me.customer_id = s.customer_id AND s.others <> '[]'
    ) AS person
    CROSS JOIN (SELECT NULL::text AS value) AS preferred_channel
    WHERE s.others @> to_jsonb(preferred_channel.value)
) AS best ON true
ON CONFLICT (key, customer_id) DO NOTHING
