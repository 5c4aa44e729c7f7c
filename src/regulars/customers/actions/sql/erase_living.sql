-- Who of these isn't erased yet, as whom they count, with all who count as the same.
WITH asked AS (
    SELECT DISTINCT coalesce(k.canonical_id, g.id) AS id
    FROM unnest(%(customers)s::bigint[]) AS g (id)
    LEFT JOIN customer_canonical k ON k.customer_id = g.id
), member AS (
    SELECT id AS canonical_id, id FROM asked
    UNION ALL
    SELECT a.id, k.customer_id FROM asked a JOIN customer_canonical k ON k.canonical_id = a.id
)
SELECT m.canonical_id, c.id
FROM member m
JOIN customer c ON c.id = m.id
WHERE c.erased_at IS NULL
ORDER BY m.canonical_id, c.id
