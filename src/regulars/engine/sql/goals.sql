-- Who reached the goal of a play they entered, by an event of this batch? Reaching it ends the play for them;
-- of those who are left alone, or through, it is remembered.
WITH reached AS MATERIALIZED (
    SELECT n.id, min(e.occurred_at) AS goal_at
    FROM event e
    LEFT JOIN customer_canonical k ON k.customer_id = e.customer_id
    CROSS JOIN LATERAL (
        SELECT coalesce(k.canonical_id, e.customer_id) AS customer_id
        UNION ALL
        SELECT c.customer_id FROM customer_canonical c
        WHERE c.canonical_id = coalesce(k.canonical_id, e.customer_id)
    ) member
    JOIN enrolment n ON n.customer_id = member.customer_id
    JOIN play_version v ON v.id = n.version_id AND v.goal_event = e.name
    WHERE (e.cluster, e.xid, e.id)
            > (%(after_cluster)s::smallint, %(after_xid)s::text::xid8, %(after_id)s::bigint)
        AND (e.cluster, e.xid, e.id)
            <= (%(upto_cluster)s::smallint, %(upto_xid)s::text::xid8, %(upto_id)s::bigint)
        AND e.name = ANY(%(names)s::text[])
        AND e.customer_id IS NOT NULL
        AND n.goal_at IS NULL
        AND e.occurred_at > n.since
        AND e.occurred_at <= n.goal_until
        AND e.id <> n.event_id
    GROUP BY n.id
)
UPDATE enrolment n SET
    goal_at = reached.goal_at,
    state = CASE n.state WHEN 'active' THEN 'done' ELSE n.state END,
    outcome = 'goal',
    ended_at = coalesce(n.ended_at, %(at)s::timestamptz),
    due_at = NULL,
    waiting_for = ''
FROM reached
WHERE n.id = reached.id
