-- Lock the people of this batch who are in a play that waits for what happened. Whoever moves them at this
-- moment is waited for, so that nobody begins to wait unseen for what is already over.
SELECT n.id
FROM event e
LEFT JOIN customer_canonical k ON k.customer_id = e.customer_id
CROSS JOIN LATERAL (
    SELECT coalesce(k.canonical_id, e.customer_id) AS customer_id
    UNION ALL
    SELECT c.customer_id FROM customer_canonical c
    WHERE c.canonical_id = coalesce(k.canonical_id, e.customer_id)
) member
JOIN enrolment n ON n.customer_id = member.customer_id
JOIN play_version v ON v.id = n.version_id AND e.name = ANY(v.waits)
WHERE (e.cluster, e.xid, e.id)
        > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
    AND (e.cluster, e.xid, e.id)
        <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
    AND e.name = ANY(%(names)s::text[])
    AND e.customer_id IS NOT NULL
    AND n.state = 'active'
    AND e.occurred_at > n.since
    AND e.id <> n.event_id
ORDER BY n.id
FOR UPDATE OF n
