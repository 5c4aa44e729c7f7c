-- The next of those who are on a list leave it: how many, and the last of them.
WITH next AS (
    SELECT id, state FROM ad_member
    WHERE list_id = %(list)s AND id > %(after)s AND batch_id IS NULL AND state IN ('in', 'joining', 'refused')
    ORDER BY id
    LIMIT %(limit)s
), forgotten AS (
    DELETE FROM ad_member WHERE id IN (SELECT id FROM next WHERE state <> 'in')
), left_it AS (
    UPDATE ad_member SET state = 'leaving', since = %(at)s WHERE id IN (SELECT id FROM next WHERE state = 'in')
)
SELECT count(*), max(id) FROM next
