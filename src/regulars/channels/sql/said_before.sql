-- Which of these messages of plays say what their person gets, or got a while ago, under another id that counts as
-- theirs by now: the same step about the same things. Of two that still wait the first one goes.
SELECT s.id
FROM send s
CROSS JOIN LATERAL (
    SELECT coalesce(
        (SELECT k.canonical_id FROM customer_canonical k WHERE k.customer_id = s.customer_id), s.customer_id
    ) AS id
) AS person
WHERE s.id = ANY(%(sends)s::bigint[])
    AND EXISTS (
        SELECT
        FROM unnest(
            person.id || ARRAY(SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = person.id)
        ) AS other (id)
        CROSS JOIN LATERAL (
            SELECT
            FROM send o
            WHERE o.customer_id = other.id AND other.id <> s.customer_id
                AND (o.play, o.step, o.template) = (s.play, s.step, s.template)
                AND o.context -> 'product_id' IS NOT DISTINCT FROM s.context -> 'product_id'
                AND o.context -> 'order_id' IS NOT DISTINCT FROM s.context -> 'order_id'
                AND o.planned_at BETWEEN s.planned_at - %(within)s::interval AND s.planned_at + %(within)s::interval
                AND (
                    o.state IN ('handed_over', 'accepted', 'unknown')
                    OR (o.state IN ('planned', 'claimed') AND o.id < s.id)
                )
            LIMIT 1
        ) AS said
    )
