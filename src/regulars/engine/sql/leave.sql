-- Who leaves a play because of an event of this batch: the order that it is about was cancelled, or they no
-- longer allow what all of it is sent on.
WITH leaving AS MATERIALIZED (
    SELECT DISTINCT n.id, CASE e.name WHEN 'order.cancelled' THEN 'undone' ELSE 'refused' END AS outcome
    FROM event e
    LEFT JOIN customer_canonical k ON k.customer_id = e.customer_id
    CROSS JOIN LATERAL (
        SELECT coalesce(k.canonical_id, e.customer_id) AS customer_id
        UNION ALL
        SELECT c.customer_id FROM customer_canonical c
        WHERE c.canonical_id = coalesce(k.canonical_id, e.customer_id)
    ) member
    JOIN enrolment n ON n.customer_id = member.customer_id
    JOIN play_version v ON v.id = n.version_id
    WHERE (e.cluster, e.xid, e.id)
            > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
        AND (e.cluster, e.xid, e.id)
            <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
        AND e.name IN ('order.cancelled', 'consent.withdrawn')
        AND e.customer_id IS NOT NULL
        AND n.state = 'active'
        AND e.occurred_at >= n.since
        AND CASE e.name
            WHEN 'order.cancelled' THEN n.about -> 'order_id' = e.payload -> 'order_id'
            ELSE v.purpose = e.payload ->> 'purpose' AND v.channels = ARRAY[e.payload ->> 'channel']
        END
)
UPDATE enrolment n SET
    state = 'left',
    outcome = leaving.outcome,
    ended_at = %(at)s,
    due_at = NULL,
    waiting_for = ''
FROM leaving
WHERE n.id = leaving.id AND n.state = 'active'
