-- Who leaves a play because of an event of this batch: the order that it is about was cancelled, they no longer
-- allow what all of it is sent on, or they turned out to be somebody who was in it for the same reason before.
WITH leaving AS MATERIALIZED (
    SELECT DISTINCT ON (n.id)
        n.id,
        CASE e.name
            WHEN 'order.cancelled' THEN 'undone' WHEN 'consent.withdrawn' THEN 'refused' ELSE 'merged'
        END AS outcome
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
        AND e.name IN ('order.cancelled', 'consent.withdrawn', 'customers.merged')
        AND e.customer_id IS NOT NULL
        AND n.state = 'active'
        AND e.occurred_at >= n.since
        AND CASE e.name
            WHEN 'order.cancelled' THEN n.about -> 'order_id' = e.payload -> 'order_id'
            WHEN 'consent.withdrawn'
                THEN v.purpose = e.payload ->> 'purpose' AND v.channels = ARRAY[e.payload ->> 'channel']
            ELSE EXISTS (
                SELECT FROM customer_canonical_all same
                JOIN enrolment earlier ON earlier.customer_id = same.customer_id
                WHERE same.canonical_id = coalesce(k.canonical_id, e.customer_id)
                    AND earlier.play_id = n.play_id AND earlier.entry_key = n.entry_key
                    AND earlier.state = 'active' AND earlier.id < n.id
            )
        END
    ORDER BY n.id, e.id
)
UPDATE enrolment n SET
    state = 'left',
    outcome = leaving.outcome,
    ended_at = %(at)s,
    due_at = NULL,
    waiting_for = ''
FROM leaving
WHERE n.id = leaving.id AND n.state = 'active'
