-- The next people who wait go with this batch.
UPDATE ad_member SET batch_id = %(batch)s
WHERE id IN (
    SELECT id FROM ad_member
    WHERE list_id = %(list)s AND batch_id IS NULL AND state = %(state)s AND state <> 'in'
    ORDER BY customer_id
    LIMIT %(limit)s
)
