-- The next of those who are on a list leave it.
WITH next AS (
    SELECT id FROM ad_member
    WHERE list_id = %(list)s AND batch_id IS NULL AND state IN ('in', 'joining', 'refused')
    ORDER BY id
    LIMIT %(limit)s
), forgotten AS (
    DELETE FROM ad_member m USING next WHERE m.id = next.id AND m.state <> 'in' RETURNING m.id
), left_it AS (
    UPDATE ad_member m SET state = 'leaving', since = %(at)s
    FROM next
    WHERE m.id = next.id AND m.state = 'in'
    RETURNING m.id
)
SELECT count(*) FROM next
