-- A batch's people are off the list; those of them who were erased, as whom they count.
WITH gone AS (
    DELETE FROM ad_member WHERE batch_id = %(batch)s RETURNING customer_id
)
SELECT gone.customer_id
FROM gone
JOIN customer c ON c.id = gone.customer_id
WHERE c.erased_at IS NOT NULL
