-- The customers whose purchases count as those of these customers: themselves, whom they count as, and
-- everybody else who counts as the same.
WITH asked AS (
    SELECT DISTINCT coalesce(k.canonical_id, g.id) AS id
    FROM unnest(%(customers)s::bigint[]) AS g (id)
    LEFT JOIN customer_canonical k ON k.customer_id = g.id
)
SELECT id FROM asked
UNION
SELECT k.customer_id FROM asked a JOIN customer_canonical k ON k.canonical_id = a.id
