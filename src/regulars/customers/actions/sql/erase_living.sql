-- Who of these still stands here, as whom they count, with all who count as the same; locked against messages
-- that are just being handed over.
SELECT m.canonical_id, c.id
FROM customer_canonical_all m
JOIN customer c ON c.id = m.customer_id AND c.erased_at IS NULL
WHERE m.canonical_id IN (
    SELECT canonical_id FROM customer_canonical_all WHERE customer_id = ANY (%(customers)s::bigint[])
)
ORDER BY m.canonical_id, c.id
