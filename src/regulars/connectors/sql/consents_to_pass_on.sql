-- The yeses and noes to offers in a batch of the log that didn't come from a connected shop itself, for each id by
-- which that shop knows the person, with the address of the channel. A yes that came in a file is no news.
SELECT e.id, c.id, coalesce(k.canonical_id, e.customer_id), i.value, e.payload ->> 'channel',
    coalesce(a.value, ''), e.name = 'consent.given', e.occurred_at
FROM event e
JOIN connection c ON c.ended_at IS NULL AND c.access <> '' AND c.kind = ANY (%(kinds)s)
    AND e.recorded_at >= c.created_at AND e.actor <> c.kind || ':' || c.id
LEFT JOIN customer_canonical k ON k.customer_id = e.customer_id
JOIN LATERAL (
    SELECT e.customer_id AS id
    UNION SELECT k.canonical_id WHERE k.canonical_id IS NOT NULL
    UNION SELECT o.customer_id FROM customer_canonical o
    WHERE o.canonical_id = coalesce(k.canonical_id, e.customer_id)
) them ON true
JOIN customer_identity i ON i.customer_id = them.id AND i.kind = 'shop' AND i.shop_id = c.shop_id
LEFT JOIN LATERAL (
    SELECT n.value FROM customer_identity n
    WHERE n.customer_id IN (i.customer_id, e.customer_id, k.canonical_id)
        AND n.kind = CASE e.payload ->> 'channel' WHEN 'sms' THEN 'phone' ELSE e.payload ->> 'channel' END
    ORDER BY n.customer_id = i.customer_id DESC, n.first_seen_at DESC, n.id DESC LIMIT 1
) a ON true
WHERE (e.cluster, e.xid, e.id) > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
    AND (e.cluster, e.xid, e.id) <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
    AND e.name IN ('consent.given', 'consent.withdrawn')
    AND e.payload ->> 'purpose' = 'offers'
    AND (e.name = 'consent.withdrawn' OR e.payload ->> 'how' <> 'import')
ORDER BY e.id, c.id, i.value
