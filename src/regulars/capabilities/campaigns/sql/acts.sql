-- At which hours of their own clock did these people order, click or visit? What came without an hour, as from a
-- file, stands at midnight and says nothing.
SELECT w.n, extract(hour FROM a.happened AT TIME ZONE w.zone)::int, count(*)::int
FROM unnest(%(customers)s::bigint[], %(zones)s::text[]) WITH ORDINALITY AS w (customer_id, zone, n)
CROSS JOIN LATERAL (
    SELECT e.occurred_at AS happened
    FROM event e
    WHERE e.customer_id IN (
            SELECT w.customer_id
            UNION ALL
            SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = w.customer_id
        )
        AND e.occurred_at > %(since)s AND e.occurred_at <= %(at)s
        AND e.name = ANY(%(names)s::text[])
        AND coalesce(e.payload ->> 'by', '') <> 'scanner'
        AND (e.occurred_at AT TIME ZONE %(shop_zone)s)::time <> '00:00'
) a
GROUP BY 1, 2
