-- What came of a campaign's people in the time after they were drawn, by group and message: those whose time is
-- over, or all until now where no time is given. Merged customers are one person, who counts from the first time
-- on. `costed` is whether every order's cost is known. `did` is whether the event happened with a message of it,
-- once or more, and not by a scanner.
WITH person AS (
    SELECT DISTINCT ON (coalesce(k.canonical_id, p.customer_id))
        coalesce(k.canonical_id, p.customer_id) AS person_id, p.arm, p.variant, p.assigned_at
    FROM campaign_person p
    LEFT JOIN customer_canonical k ON k.customer_id = p.customer_id
    WHERE p.campaign_id = %(campaign)s
    ORDER BY coalesce(k.canonical_id, p.customer_id), p.assigned_at, p.id
), over AS (
    SELECT
        arm, variant, assigned_at,
        coalesce(assigned_at + %(within)s::interval, %(at)s::timestamptz) AS ends_at,
        person_id || ARRAY(
            SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = person_id
        ) AS members
    FROM person
    WHERE coalesce(assigned_at + %(within)s::interval, %(at)s::timestamptz) <= %(at)s::timestamptz
), outcome AS (
    SELECT
        o.arm, o.variant, b.orders, b.revenue, b.margin, b.costed,
        %(event)s::text <> '' AND o.arm = 'treated' AND EXISTS (
            SELECT FROM event e
            JOIN send s ON s.id = (e.payload ->> 'send_id')::bigint AND s.campaign_id = %(campaign)s
            WHERE e.customer_id = ANY(o.members) AND e.name = %(event)s::text
                AND e.payload ->> 'by' <> 'scanner'
                AND e.occurred_at > o.assigned_at AND e.occurred_at <= o.ends_at
        ) AS did
    FROM over o
    CROSS JOIN LATERAL (
        SELECT
            count(*) AS orders,
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
    variant,
    count(*)::int,
    count(*) FILTER (WHERE did)::int,
    count(*) FILTER (WHERE orders > 0)::int,
    bool_and(costed),
    count(*) FILTER (WHERE revenue <> 0)::int,
    coalesce(sum(revenue), 0)::numeric,
    coalesce(sum(revenue * revenue), 0)::numeric,
    count(*) FILTER (WHERE margin <> 0)::int,
    coalesce(sum(margin), 0)::numeric,
    coalesce(sum(margin * margin), 0)::numeric
FROM outcome
GROUP BY arm, variant
ORDER BY arm, variant
