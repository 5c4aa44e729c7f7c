-- Those of the wanted people of whom a list holds nothing, or something that isn't so any more or is very old: who they are, with
-- all who count as them taken together. Their latest address of mail and telephone counts, as for messages.
WITH held AS MATERIALIZED (
    SELECT id, customer_id, told_of, state = 'in' AND since < %(stale)s AS is_stale
    FROM ad_member
    WHERE list_id = %(list)s AND customer_id = ANY (%(wanted)s::bigint[])
), wanted AS (
    SELECT w.id, i.email, i.phone, p.name, p.given_name, a.city, a.postcode,
        coalesce(a.country, p.country, '') AS country
    FROM unnest(%(wanted)s::bigint[]) AS w (id)
    CROSS JOIN LATERAL (
        SELECT
            (array_agg(i.value ORDER BY i.first_seen_at DESC, i.id DESC) FILTER (WHERE i.kind = 'email'))[1] AS email,
            (array_agg(i.value ORDER BY i.first_seen_at DESC, i.id DESC) FILTER (WHERE i.kind = 'phone'))[1] AS phone
        FROM customer_identity i
        WHERE i.kind IN ('email', 'phone') AND i.customer_id IN (
            SELECT w.id UNION ALL SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = w.id
        )
    ) i
    LEFT JOIN LATERAL (
        SELECT p.name, p.given_name, nullif(p.country, '') AS country
        FROM customer_person p
        WHERE p.customer_id IN (
            SELECT w.id UNION ALL SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = w.id
        )
        ORDER BY p.customer_id = w.id DESC, p.updated_at DESC
        LIMIT 1
    ) p ON true
    LEFT JOIN LATERAL (
        SELECT a.city, a.postcode, nullif(a.country, '') AS country
        FROM customer_address a
        WHERE a.customer_id IN (
            SELECT w.id UNION ALL SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = w.id
        )
        ORDER BY a.last_seen_at DESC, a.id DESC
        LIMIT 1
    ) a ON true
    WHERE i.email IS NOT NULL OR i.phone IS NOT NULL
), printed AS (
    SELECT w.*, hashtextextended(
        concat_ws(chr(31), w.email, w.phone, w.name, w.given_name, w.city, w.postcode, w.country), 0
    ) AS told_of
    FROM wanted w
)
SELECT p.id, m.id IS NOT NULL, p.told_of, coalesce(p.email, ''), coalesce(p.phone, ''), coalesce(p.name, ''),
    coalesce(p.given_name, ''), coalesce(p.city, ''), coalesce(p.postcode, ''), p.country
FROM printed p
LEFT JOIN held m ON m.customer_id = p.id
WHERE m.told_of IS DISTINCT FROM p.told_of OR m.is_stale
ORDER BY p.id
