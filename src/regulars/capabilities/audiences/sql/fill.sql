-- The next people who wait go with this batch: how many, and the last of them.
WITH gone AS (
    UPDATE ad_member SET batch_id = %(batch)s
    WHERE id IN (
        SELECT id FROM ad_member
        WHERE list_id = %(list)s AND batch_id IS NULL AND state = %(state)s AND state <> 'in'
            AND customer_id > %(after)s
        ORDER BY customer_id
        LIMIT %(limit)s
    )
    RETURNING customer_id
)
SELECT count(*)::int, coalesce(max(customer_id), %(after)s) FROM gone
