-- Canonical customers as they are known, each as one JSON object.
WITH member AS (
    SELECT id AS canonical_id, id AS customer_id FROM unnest(%(customers)s::bigint[]) AS c (id)
    UNION ALL
    SELECT canonical_id, customer_id FROM customer_canonical WHERE canonical_id = ANY (%(customers)s)
)
SELECT
    c.id,
    json_build_object(
        'id', c.id,
        'members', (
            SELECT json_agg(m.customer_id ORDER BY m.customer_id <> c.id, m.customer_id)
            FROM member m WHERE m.canonical_id = c.id
        ),
        'first_seen_at', (
            SELECT min(s.first_seen_at) FROM member m JOIN customer s ON s.id = m.customer_id
            WHERE m.canonical_id = c.id
        ),
        'name', coalesce(p.name, ''),
        'given_name', coalesce(p.given_name, ''),
        'language', coalesce(p.language, ''),
        'country', coalesce(p.country, ''),
        'birth_date', p.birth_date,
        'ways', coalesce((
            SELECT json_agg(
                json_build_object('kind', i.kind, 'value', i.value, 'shop_id', i.shop_id) ORDER BY i.id
            )
            FROM member m JOIN customer_identity i USING (customer_id) WHERE m.canonical_id = c.id
        ), '[]'),
        'words', coalesce((
            SELECT json_agg(
                json_build_object(
                    'channel', w.channel, 'purpose', w.purpose, 'granted', w.granted, 'since', w.occurred_at
                ) ORDER BY w.channel, w.purpose
            )
            FROM (
                SELECT DISTINCT ON (s.channel, s.purpose) s.channel, s.purpose, s.granted, s.occurred_at
                FROM member m JOIN consent s USING (customer_id)
                WHERE m.canonical_id = c.id
                ORDER BY s.channel, s.purpose, s.occurred_at DESC, s.granted, s.id DESC
            ) w
        ), '[]')
    )::text
FROM customer c
LEFT JOIN LATERAL (
    SELECT d.* FROM member m JOIN customer_person d USING (customer_id)
    WHERE m.canonical_id = c.id
    ORDER BY d.customer_id = c.id DESC, d.updated_at DESC
    LIMIT 1
) p ON true
WHERE c.id = ANY (%(customers)s)
