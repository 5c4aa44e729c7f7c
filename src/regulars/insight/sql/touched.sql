-- Whose orders, returns, parcels or identity changed in a batch of events, unless what we make of them is as
-- of well after that: a transaction may commit some minutes after the moment it says.
WITH changed AS (
    SELECT e.customer_id, max(e.recorded_at) AS at
    FROM event e
    WHERE (e.cluster, e.xid, e.id)
            > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
        AND (e.cluster, e.xid, e.id)
            <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
        AND e.customer_id IS NOT NULL
        AND e.name = ANY (%(names)s::text[])
    GROUP BY e.customer_id
), parted AS (
    SELECT (e.payload ->> 'loser')::bigint AS customer_id, max(e.recorded_at) AS at
    FROM event e
    WHERE (e.cluster, e.xid, e.id)
            > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
        AND (e.cluster, e.xid, e.id)
            <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
        AND e.name = 'customers.separated'
    GROUP BY 1
)
SELECT c.customer_id
FROM (SELECT * FROM changed UNION ALL SELECT * FROM parted) c
LEFT JOIN customer_profile p ON p.customer_id = c.customer_id
WHERE p.customer_id IS NULL OR p.as_of < c.at + '15 minutes'::interval
