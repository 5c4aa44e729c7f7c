-- Lock the customers whose totals will be worked out, in one order.
SELECT c.id
FROM customer c
WHERE c.id IN (
    SELECT coalesce(k.canonical_id, g.id)
    FROM unnest(%(customers)s::bigint[]) AS g (id)
    LEFT JOIN customer_canonical k ON k.customer_id = g.id
)
ORDER BY c.id
FOR NO KEY UPDATE
