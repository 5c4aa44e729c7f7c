-- The channel that these people like best, as they said last; of joined people the latest word of any holds.
SELECT customer_id, channel
FROM (
    SELECT DISTINCT ON (a.id) a.id AS customer_id, p.channel
    FROM unnest(%(people)s::bigint[]) AS a (id)
    JOIN customer_canonical_all k ON k.customer_id = a.id
    JOIN customer_canonical_all m ON m.canonical_id = k.canonical_id
    JOIN customer_preference p ON p.customer_id = m.customer_id
    ORDER BY a.id, p.said_at DESC, p.customer_id
) latest
WHERE channel <> ''
