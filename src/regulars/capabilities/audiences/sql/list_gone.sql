-- A list isn't there any more, and so nobody is on it; those who were and are erased.
WITH gone AS (
    DELETE FROM ad_member WHERE list_id = %(list)s RETURNING customer_id
)
SELECT gone.customer_id
FROM gone
JOIN customer c ON c.id = gone.customer_id
WHERE c.erased_at IS NOT NULL
