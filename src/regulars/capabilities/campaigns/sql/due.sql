-- The next who are due, those that wait longest first, and whether their person has it, or is about to get it,
-- under another id: two who were taken for different people were joined meanwhile, and the first one counts.
-- Nobody who was erased gets anything.
SELECT
    p.id, p.customer_id, p.variant, p.channels,
    c.erased_at IS NULL AND NOT EXISTS (
        SELECT FROM customer_canonical_all m
        JOIN campaign_person o ON o.campaign_id = p.campaign_id AND o.customer_id = m.customer_id
        WHERE m.canonical_id = coalesce(k.canonical_id, p.customer_id)
            AND (o.assigned_at, o.id) < (p.assigned_at, p.id)
    )
FROM campaign_person p
JOIN customer c ON c.id = p.customer_id
LEFT JOIN customer_canonical k ON k.customer_id = p.customer_id
WHERE p.campaign_id = %(campaign)s AND p.released_at IS NULL AND p.due_at <= %(at)s
ORDER BY p.due_at, p.id
LIMIT %(limit)s
FOR UPDATE OF p
