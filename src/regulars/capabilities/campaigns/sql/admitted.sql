-- Those of a page whom a campaign's audience admits and who have nothing of it yet, under none of the ids that
-- count as theirs; with what deciding needs. The joins take the place of the first comment, the condition of the
-- second. ways: one letter for each channel: `-` no address, `y` or `n` as they said last, `?` they never said.
SELECT
    c.id,
    coalesce((
        SELECT string_agg(
            CASE WHEN EXISTS (
                SELECT FROM customer_identity i WHERE i.customer_id = ANY(m.ids) AND i.kind = way.identity
            ) THEN coalesce((
                SELECT CASE WHEN s.granted THEN 'y' ELSE 'n' END
                FROM consent s
                WHERE s.customer_id = ANY(m.ids) AND s.channel = way.channel AND s.purpose = %(purpose)s
                    AND s.occurred_at <= %(at)s::timestamptz
                ORDER BY s.occurred_at DESC, s.granted, s.id DESC
                LIMIT 1
            ), '?') ELSE '-' END, '' ORDER BY way.n
        )
        FROM unnest(%(channels)s::text[], %(identities)s::text[])
            WITH ORDINALITY AS way (channel, identity, n)
    ), ''),
    coalesce(who.time_zone, ''),
    coalesce(who.country, ''),
    coalesce(shop.time_zone, '')
FROM customer c
/* joins */
CROSS JOIN LATERAL (
    SELECT c.id || ARRAY(SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = c.id) AS ids
) m
LEFT JOIN LATERAL (
    SELECT
        (array_agg(p.time_zone ORDER BY p.updated_at DESC) FILTER (WHERE p.time_zone <> ''))[1] AS time_zone,
        (array_agg(p.country ORDER BY p.updated_at DESC) FILTER (WHERE p.country <> ''))[1] AS country
    FROM customer_person p
    WHERE p.customer_id = ANY(m.ids)
) who ON true
LEFT JOIN shop ON shop.id = c.shop_id
WHERE c.id = ANY(%(page)s::bigint[])
    AND NOT EXISTS (
        SELECT FROM campaign_person p WHERE p.campaign_id = %(campaign)s AND p.customer_id = ANY(m.ids)
    )
    AND true /* condition */
