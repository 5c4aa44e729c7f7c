-- How many people an audience admits, by why they can't be reached ('': they can), and the latest of each. The
-- joins take the place of the first comment, the condition of the second.
SELECT reason, count(*)::int, (array_agg(id ORDER BY id DESC))[1:%(examples)s::int]
FROM (
    SELECT c.id, CASE
        WHEN coalesce(bool_or(way.open), false) THEN ''
        WHEN NOT coalesce(bool_or(way.reachable), false) THEN 'no_address'
        WHEN bool_or(way.reachable AND way.granted IS false) THEN 'consent_refused'
        ELSE 'no_consent'
    END AS reason
    FROM customer c
    /* joins */
    CROSS JOIN LATERAL (
        SELECT c.id || ARRAY(SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = c.id) AS ids
    ) m
    LEFT JOIN LATERAL (
        SELECT known.reachable, known.granted,
            known.reachable AND coalesce(known.granted, %(unsaid)s::boolean) AS open
        FROM unnest(%(channels)s::text[], %(identities)s::text[]) AS w (channel, identity)
        CROSS JOIN LATERAL (
            SELECT
                EXISTS (
                    SELECT FROM customer_identity i
                    WHERE i.customer_id = ANY(m.ids) AND i.kind = w.identity
                ) AS reachable,
                (
                    SELECT s.granted FROM consent s
                    WHERE s.customer_id = ANY(m.ids) AND s.channel = w.channel AND s.purpose = %(purpose)s
                        AND s.occurred_at <= %(at)s::timestamptz
                    ORDER BY s.occurred_at DESC, s.granted, s.id DESC
                    LIMIT 1
                ) AS granted
        ) known
    ) way ON true
    WHERE c.erased_at IS NULL
        AND NOT EXISTS (SELECT FROM customer_canonical k WHERE k.customer_id = c.id)
        AND true /* condition */
    GROUP BY c.id
) p
GROUP BY reason
