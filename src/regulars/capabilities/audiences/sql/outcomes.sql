-- What each group's people bought in the time after they came into an audience, with squares: those whose time is over.
-- Merged customers are one person, who counts from the first time on. `costed` is whether every order's cost is known.
WITH person AS (
    SELECT DISTINCT ON (coalesce(k.canonical_id, a.customer_id))
        coalesce(k.canonical_id, a.customer_id) AS person_id, a.arm, a.assigned_at
    FROM ad_person a
    LEFT JOIN customer_canonical k ON k.customer_id = a.customer_id
    WHERE a.audience_id = %(audience)s
    ORDER BY coalesce(k.canonical_id, a.customer_id), a.assigned_at, a.id
), outcome AS (
    SELECT p.arm, b.revenue, b.margin, b.costed
    FROM person p
    CROSS JOIN LATERAL (
        SELECT
            coalesce(sum(revenue_business - refunded_business), 0) AS revenue,
            coalesce(sum(revenue_business - refunded_business - cost_business), 0) AS margin,
            coalesce(bool_and(cost_business IS NOT NULL), true) AS costed
        FROM orders
        WHERE customer_id IN (
                SELECT p.person_id
                UNION ALL
                SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = p.person_id
            )
            AND cancelled_at IS NULL AND revenue_business IS NOT NULL
            AND placed_at > p.assigned_at AND placed_at <= p.assigned_at + %(within)s::interval
    ) b
    WHERE p.assigned_at + %(within)s::interval <= %(at)s::timestamptz
)
SELECT
    arm,
    count(*),
    bool_and(costed),
    count(*) FILTER (WHERE revenue <> 0),
    coalesce(sum(revenue), 0)::numeric,
    coalesce(sum(revenue * revenue), 0)::numeric,
    count(*) FILTER (WHERE margin <> 0),
    coalesce(sum(margin), 0)::numeric,
    coalesce(sum(margin * margin), 0)::numeric
FROM outcome
GROUP BY arm
