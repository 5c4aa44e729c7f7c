-- Somebody's changes of stage and kind, latest first.
SELECT 'stage' AS what, turned_from, turned_to, reason, numbers::text, occurred_at, known_at
FROM stage_transition WHERE customer_id = %(customer)s::bigint
UNION ALL
SELECT 'category', turned_from, turned_to, reason, numbers::text, occurred_at, known_at
FROM category_history WHERE customer_id = %(customer)s::bigint
ORDER BY known_at DESC, what DESC
