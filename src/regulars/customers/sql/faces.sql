-- What these customers are called and where mail reaches them, with all who count as them taken together.
SELECT c.id, coalesce(p.name, ''), coalesce(e.value, '')
FROM unnest(%(customers)s::bigint[]) AS c (id)
LEFT JOIN LATERAL (
    SELECT p.name
    FROM customer_person p
    WHERE p.name <> '' AND p.customer_id IN (
        SELECT c.id UNION ALL SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = c.id
    )
    ORDER BY p.customer_id = c.id DESC, p.updated_at DESC
    LIMIT 1
) p ON true
LEFT JOIN LATERAL (
    SELECT i.value
    FROM customer_identity i
    WHERE i.kind = 'email' AND i.customer_id IN (
        SELECT c.id UNION ALL SELECT k.customer_id FROM customer_canonical k WHERE k.canonical_id = c.id
    )
    ORDER BY i.customer_id = c.id DESC, i.id
    LIMIT 1
) e ON true
