-- Where a shop's history begins, and what its customers' records say of the time before: of how many who
-- bought there a past is told, how many of them are veterans, and of how many more orders were counted than
-- are known.
SELECT
    s.history_from, s.history_complete, count(b.customer_id),
    count(*) FILTER (
        WHERE (b.since AT TIME ZONE s.time_zone)::date < s.history_from OR b.orders > b.known
    ),
    count(*) FILTER (WHERE b.orders > b.known)
FROM shop s
LEFT JOIN LATERAL (
    SELECT p.customer_id, p.since, p.orders, count(o.id) FILTER (WHERE o.placed_at <= p.as_of) AS known
    FROM customer_past p
    JOIN customer_canonical_all m ON m.canonical_id = p.customer_id
    JOIN orders o ON o.customer_id = m.customer_id AND o.shop_id = p.shop_id
    WHERE p.shop_id = s.id
    GROUP BY p.id
) b ON true
WHERE s.id = %(shop_id)s
GROUP BY s.id
