-- What each arm of an experiment came to, by the week in which a person's time was over: how many people, how
-- many reached the goal, and what they brought with its squares. Each person counts once, from the first time
-- they were assigned; merged customers are one person. `costed` is whether every order's cost is known.
WITH person AS (
    SELECT DISTINCT ON (coalesce(k.canonical_id, a.customer_id))
        coalesce(k.canonical_id, a.customer_id) AS person_id, a.arm, a.assigned_at
    FROM assignment a
    LEFT JOIN customer_canonical k ON k.customer_id = a.customer_id
    WHERE a.play_id = %(play_id)s AND a.seed = %(seed)s
    ORDER BY coalesce(k.canonical_id, a.customer_id), a.assigned_at
), over AS (
    SELECT
        person_id, arm, assigned_at, assigned_at + %(within)s::interval AS ends_at,
        person_id || ARRAY(
            SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = person_id
        ) AS members
    FROM person
    WHERE assigned_at + %(within)s::interval <= %(at)s::timestamptz
), outcome AS (
    SELECT
        o.arm,
        floor(extract(epoch FROM %(at)s::timestamptz - o.ends_at) / 604800)::int AS weeks_ago,
        EXISTS (
            SELECT FROM event e
            WHERE e.customer_id = ANY(o.members) AND e.name = %(goal)s::text
                AND e.occurred_at > o.assigned_at AND e.occurred_at <= o.ends_at
        ) AS reached,
        b.revenue,
        b.margin,
        b.costed
    FROM over o
    CROSS JOIN LATERAL (
        SELECT
            coalesce(sum(revenue_business - refunded_business), 0) AS revenue,
            coalesce(sum(revenue_business - refunded_business - cost_business), 0) AS margin,
            coalesce(bool_and(cost_business IS NOT NULL), true) AS costed
        FROM orders
        WHERE customer_id = ANY(o.members) AND cancelled_at IS NULL AND revenue_business IS NOT NULL
            AND placed_at > o.assigned_at AND placed_at <= o.ends_at
    ) b
)
SELECT
    arm,
    weeks_ago,
    count(*),
    count(*) FILTER (WHERE reached),
    bool_and(costed),
    count(*) FILTER (WHERE revenue <> 0),
    sum(revenue)::numeric,
    sum(revenue * revenue)::numeric,
    count(*) FILTER (WHERE margin <> 0),
    sum(margin)::numeric,
    sum(margin * margin)::numeric
FROM outcome
GROUP BY arm, weeks_ago
ORDER BY weeks_ago DESC, arm
